/**
 * The contract that every store keeps, and how a store is found and opened. A store is an
 * implementation over one kind of database; the engine is the database server under it.
 */
package dev.itemstore.domain.store;
