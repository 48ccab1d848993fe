/**
 * The store on MongoDB, and on DocumentDB behind FerretDB, by one code path and without
 * multi-document transactions: the item's document is where every change commits. {@code
 * docs/decisions/0003-document-model.md} says how and why.
 */
package dev.itemstore.mongo;
