/**
 * The dataset: a pure function of (seed, id). It knows nothing of stores, files or threads; {@link
 * dev.itemstore.gen.load} brings it into a store.
 */
package dev.itemstore.gen;
