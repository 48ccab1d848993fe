/**
 * Loads the same rows twice, by this project's pipeline and by the engine's own bulk path, and
 * compares the times.
 */
package dev.itemstore.jmh.bulk;
