/** Turns what was measured into pictures and tables for the documentation. Knows files only. */
package dev.itemstore.jmh.report;
