package dev.itemstore.mongo;

import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import java.time.Instant;

/**
 * A review as it lies in its item's document or in a bucket, where the item's id goes without
 * saying.
 */
record StoredReview(
    long id,
    String author,
    int stars,
    String title,
    String body,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  static StoredReview of(Review review) {
    return new StoredReview(
        review.id(),
        review.author(),
        review.stars(),
        review.title(),
        review.body(),
        review.createdAt(),
        review.updatedAt(),
        review.version());
  }

  /** Returns the next version of this review. */
  StoredReview changed(ReviewDraft draft, Instant now) {
    Instant soonest = updatedAt.plusMillis(1);
    return new StoredReview(
        id,
        draft.author(),
        draft.stars(),
        draft.title(),
        draft.body(),
        createdAt,
        now.isAfter(soonest) ? now : soonest,
        version + 1);
  }

  Review of(long itemId) {
    return new Review(id, itemId, author, stars, title, body, createdAt, updatedAt, version);
  }
}
