package dev.itemstore.mongo;

import java.util.List;

/**
 * A change that is committed in the item's document and not yet carried out in a bucket. An item
 * has at most one; its number counts up with each that the item ever had.
 */
sealed interface Intent {

  /** Returns its place in the order of all intents of its item, from 1. */
  long number();

  /** Returns which bucket it changes: the id that all of the bucket's reviews lie above. */
  long bucket();

  /** These reviews left the item's document to become a new bucket. */
  record Move(long number, long bucket, List<StoredReview> reviews) implements Intent {}

  /** A review of the bucket is now this one. */
  record Change(long number, long bucket, StoredReview review) implements Intent {}

  /** A review of the bucket is gone. */
  record Removal(long number, long bucket, long reviewId) implements Intent {}
}
