/**
 * Times the operations of {@link dev.itemstore.domain.store.ItemRepository} on a loaded store, by
 * JMH, through the same code that the API calls, and through what they are compared with.
 */
package dev.itemstore.jmh.bench;
