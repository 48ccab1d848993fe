package dev.itemstore.mongo;

import dev.itemstore.domain.IdGenerator;

/**
 * The {@code _id} of a bucket: its item and the id that its reviews lie above, each in fixed-width
 * hexadecimal, so that the index every collection has anyway finds an item's buckets in order.
 */
final class BucketKey {

  static String of(long itemId, long after) {
    // Any id may be asked for; those that no review has sort before or behind all that have.
    long bounded = Math.clamp(after, 0, IdGenerator.ID_LIMIT);
    return "%014x-%014x".formatted(itemId, bounded);
  }

  /** Sorts before every bucket of the item. */
  static String first(long itemId) {
    return of(itemId, 0);
  }

  /** Sorts behind every bucket of the item. */
  static String end(long itemId) {
    return "%014x.".formatted(itemId);
  }

  static long itemId(String key) {
    return Long.parseLong(key, 0, 14, 16);
  }

  static long after(String key) {
    return Long.parseLong(key, 15, 29, 16);
  }

  private BucketKey() {}
}
