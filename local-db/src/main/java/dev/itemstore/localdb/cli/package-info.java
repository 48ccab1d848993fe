/** The command {@code scripts/db}. */
package dev.itemstore.localdb.cli;
