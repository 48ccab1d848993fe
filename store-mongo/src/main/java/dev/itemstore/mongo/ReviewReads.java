package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.computed;
import static com.mongodb.client.model.Projections.elemMatch;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Projections.slice;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import dev.itemstore.domain.store.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Reads reviews out of an item and its buckets as they stood at one moment: when the item was read.
 * A bucket that has moved on since, or is gone, tells so, and the item is read again.
 */
final class ReviewReads {
  private final Collections collections;
  private final Limits limits;

  ReviewReads(Collections collections, Limits limits) {
    this.collections = collections;
    this.limits = limits;
  }

  /** An item and the part of its reviews that was asked for. */
  record Found(ItemDocument item, List<StoredReview> reviews) {}

  /**
   * Returns an item and at most {@code count} of its newest reviews whose ids are below {@code
   * below}; empty if there is no such item.
   *
   * @param whole whether to read the item's own fields too
   */
  Optional<Found> page(long itemId, long below, int count, boolean whole, Deadline deadline) {
    Pauses pauses = new Pauses(deadline);
    while (true) {
      ItemDocument item = newestOf(itemId, below, count, whole, deadline).first();
      if (item == null) {
        return Optional.empty();
      }
      List<StoredReview> reviews = new ArrayList<>();
      add(reviews, item.reviews(), below, count);
      if (item.pending() instanceof Intent.Move move) {
        add(reviews, move.reviews(), below, count);
      }
      if (addFromBuckets(reviews, item, below, count, deadline)) {
        return Optional.of(new Found(item, reviews));
      }
      pauses.pause();
    }
  }

  /** Finds an item with those of its reviews that are in its own document. */
  FindIterable<ItemDocument> newestOf(
      long itemId, long below, int count, boolean whole, Deadline deadline) {
    return collections
        .items(deadline)
        .find(eq(Fields.ID, itemId))
        .projection(projection(below, count, whole));
  }

  /** Returns a review; empty if there is none. */
  Optional<StoredReview> find(long itemId, long reviewId, Deadline deadline) {
    Pauses pauses = new Pauses(deadline);
    while (true) {
      ItemDocument item = around(itemId, reviewId, deadline).first();
      if (item == null) {
        return Optional.empty();
      }
      Optional<StoredReview> embedded = embedded(item, reviewId);
      if (embedded.isPresent() || reviewId > item.settledTo() || reviewId < 1) {
        return embedded;
      }
      Optional<Bucket> bucket = bucketOf(item, reviewId, deadline);
      if (bucket.isPresent()) {
        return bucket.get().with(item.pending()).review(reviewId);
      }
      pauses.pause();
    }
  }

  /** Finds what an item's document says about a review. */
  FindIterable<ItemDocument> around(long itemId, long reviewId, Deadline deadline) {
    return collections
        .items(deadline)
        .find(eq(Fields.ID, itemId))
        .projection(
            fields(
                include(Fields.ARCHIVED_TO, Fields.INTENTS, Fields.PENDING),
                elemMatch(Fields.REVIEWS, eq(Fields.REVIEW_ID, reviewId))));
  }

  /** Returns a review that lies in the item's document, be it on the way to a bucket. */
  Optional<StoredReview> embedded(ItemDocument item, long reviewId) {
    List<StoredReview> reviews =
        item.reviews().isEmpty() && item.pending() instanceof Intent.Move move
            ? move.reviews()
            : item.reviews();
    return reviews.stream().filter(review -> review.id() == reviewId).findFirst();
  }

  /**
   * Returns the bucket whose part of the ids a review is in, with that review only; empty if it is
   * not as the item says, because it has moved on or is gone.
   */
  Optional<Bucket> bucketOf(ItemDocument item, long reviewId, Deadline deadline) {
    Bucket bucket =
        bucketsOf(item.id(), reviewId, 1, deadline)
            .projection(
                fields(
                    include(Fields.UP_TO, Fields.APPLIED),
                    elemMatch(Fields.REVIEWS, eq(Fields.REVIEW_ID, reviewId))))
            .first();
    boolean covers = bucket != null && reviewId <= bucket.upTo();
    return covers && bucket.applied() <= item.intents() ? Optional.of(bucket) : Optional.empty();
  }

  private boolean addFromBuckets(
      List<StoredReview> reviews, ItemDocument item, long below, int count, Deadline deadline) {
    // The largest id that is wanted of the buckets; each begins where the next newer one ends.
    long top = Math.min(below - 1, item.settledTo());
    boolean first = top < item.settledTo();
    while (reviews.size() < count && top > 0) {
      int fetched = 1 + (count - reviews.size()) / limits.bucket();
      long before = top;
      for (Bucket bucket :
          bucketsOf(item.id(), top, fetched, deadline).into(new ArrayList<Bucket>())) {
        boolean follows = first ? bucket.upTo() >= top : bucket.upTo() == top;
        if (!follows || bucket.applied() > item.intents()) {
          return false;
        }
        add(reviews, bucket.with(item.pending()).reviews(), below, count);
        top = bucket.after();
        first = false;
      }
      if (top == before) {
        return false;
      }
    }
    return true;
  }

  /** Finds the buckets that hold ids up to {@code top}, by the index on the key. */
  FindIterable<Bucket> bucketsOf(long itemId, long top, int count, Deadline deadline) {
    return collections
        .buckets(deadline)
        .find(
            and(gte(Fields.ID, BucketKey.first(itemId)), lt(Fields.ID, BucketKey.of(itemId, top))))
        .sort(descending(Fields.ID))
        .hintString(Schema.BY_ID)
        .limit(count)
        .batchSize(count);
  }

  private static void add(
      List<StoredReview> reviews, List<StoredReview> more, long below, int count) {
    for (StoredReview review : more) {
      if (reviews.size() == count) {
        return;
      }
      if (review.id() < below) {
        reviews.add(review);
      }
    }
  }

  private static Bson projection(long below, int count, boolean whole) {
    Bson wanted = below == Long.MAX_VALUE ? slice(Fields.REVIEWS, count) : onlyBelow(below);
    return whole
        ? wanted
        : fields(include(Fields.ARCHIVED_TO, Fields.INTENTS, Fields.PENDING), wanted);
  }

  /** Leaves the reviews that a deep page does not want at the server. */
  private static Bson onlyBelow(long id) {
    BsonDocument condition =
        new BsonDocument(
            "$lt", new BsonArray(List.of(new BsonString("$$this.id"), new BsonInt64(id))));
    return computed(
        Fields.REVIEWS,
        new BsonDocument(
            "$filter",
            new BsonDocument("input", new BsonString("$" + Fields.REVIEWS))
                .append("cond", condition)));
  }
}
