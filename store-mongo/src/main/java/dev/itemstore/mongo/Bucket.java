package dev.itemstore.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Older reviews of one item. An item's buckets part its ids without a gap: the first begins above
 * 0, each next one where the one before ends, the last ends at the item's {@code archivedTo}.
 *
 * @param after all of its reviews have larger ids
 * @param upTo none of its reviews has a larger id; where the next bucket begins
 * @param applied the number of the last intent that was carried out in it
 * @param reviews newest first; none once all were deleted, for a bucket lives as long as its item
 */
record Bucket(long itemId, long after, long upTo, long applied, List<StoredReview> reviews) {

  /** The bucket that a move makes. */
  static Bucket of(long itemId, Intent.Move move) {
    return new Bucket(
        itemId, move.bucket(), move.reviews().getFirst().id(), move.number(), move.reviews());
  }

  Optional<StoredReview> review(long id) {
    return reviews.stream().filter(review -> review.id() == id).findFirst();
  }

  /** Returns the bucket as it is once the intent, if it is one of this bucket, is carried out. */
  Bucket with(Intent intent) {
    if (intent == null || intent.bucket() != after || intent.number() <= applied) {
      return this;
    }
    List<StoredReview> now = new ArrayList<>(reviews);
    switch (intent) {
      case Intent.Change(long _, long _, StoredReview changed) ->
          now.replaceAll(review -> review.id() == changed.id() ? changed : review);
      case Intent.Removal(long _, long _, long removed) ->
          now.removeIf(review -> review.id() == removed);
      case Intent.Move _ -> {}
    }
    return new Bucket(itemId, after, upTo, intent.number(), now);
  }
}
