/**
 * What the stores are measured against: the same work by an engine's plain driver, written by hand.
 * The only package of this module that names drivers.
 */
package dev.itemstore.jmh.baseline;
