/**
 * Work in numbered parts on several threads: stopped, retried and watched in one way by all that
 * goes over a dataset.
 */
package dev.itemstore.gen.work;
