/**
 * A dataset as files: compressed chunks and a manifest with their checksums, written and read back
 * by several threads. It knows items, not how they are made nor which store takes them.
 */
package dev.itemstore.gen.files;
