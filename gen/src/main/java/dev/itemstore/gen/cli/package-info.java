/** The command line of {@code scripts/load}. */
package dev.itemstore.gen.cli;
