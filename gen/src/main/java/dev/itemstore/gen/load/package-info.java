/**
 * Brings a dataset into a store: in chunks, by several threads, going on where an earlier load
 * stopped. It knows the contract of stores and a function from ids to items, and neither how items
 * are made nor which store it is.
 */
package dev.itemstore.gen.load;
