/**
 * Compares what a store returns through the repository with the dataset that it should hold. It
 * knows the contract of stores and a function from ids to items.
 */
package dev.itemstore.gen.verify;
