/**
 * The item page's domain: records, the bounds of what a client may set, ids, and pages read by
 * keyset. Knows no database and no HTTP; {@link dev.itemstore.domain.store} holds the contract that
 * a store implements.
 */
package dev.itemstore.domain;
