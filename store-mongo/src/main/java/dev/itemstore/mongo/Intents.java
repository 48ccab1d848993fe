package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.itemstore.domain.store.Deadline;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Carries out what is recorded in an item. Any writer may carry out any intent, several at once and
 * however late: a bucket is made once and never replaced, and it takes an intent only if it has not
 * taken that one or a later one.
 */
final class Intents {
  private final Collections collections;
  private final Deletions deletions;
  private final Limits limits;
  private final Steps steps;
  private final List<Bson> moveOldest;
  private final Bson hasTooMany;

  Intents(Collections collections, Deletions deletions, Limits limits, Steps steps) {
    this.collections = collections;
    this.deletions = deletions;
    this.limits = limits;
    this.steps = steps;
    this.moveOldest = List.of(moveOldest(limits.least()));
    this.hasTooMany = exists(Fields.REVIEWS + "." + limits.most());
  }

  /** After a write: finishes what is pending, and makes a bucket if the item holds too many. */
  void tidy(ItemDocument written, Deadline deadline) {
    if (written.pending() == null && written.reviews().size() <= limits.most()) {
      return;
    }
    Afterwards.tidy(() -> {
      finish(written, deadline);
      if (written.reviews().size() > limits.most()) {
        moveOldest(written.id(), deadline);
      }
    });
  }

  /** Carries out the pending intent of an item, if it has one, and takes it out of the item. */
  void finish(ItemDocument item, Deadline deadline) {
    Intent intent = item.pending();
    if (intent == null) {
      return;
    }
    carryOut(item.id(), intent, deadline);
    steps.done(Steps.Step.BUCKET_WRITTEN);
    long cleared =
        collections
            .items(deadline)
            .updateOne(
                and(
                    eq(Fields.ID, item.id()),
                    eq(Fields.PENDING + "." + Fields.NUMBER, intent.number())),
                unset(Fields.PENDING))
            .getMatchedCount();
    steps.done(Steps.Step.INTENT_CLEARED);
    if (cleared == 0 && intent instanceof Intent.Move) {
      // Another writer was quicker; or the item is gone, and its buckets swept before this one.
      deletions.sweepIfGone(item.id(), deadline);
    }
  }

  /** The commit of a move. It changes no review and needs no review read: it cannot lose a race. */
  private void moveOldest(long itemId, Deadline deadline) {
    ItemDocument moved =
        collections
            .items(deadline)
            .findOneAndUpdate(
                and(eq(Fields.ID, itemId), exists(Fields.PENDING, false), hasTooMany),
                moveOldest,
                new FindOneAndUpdateOptions()
                    .returnDocument(ReturnDocument.AFTER)
                    .projection(include(Fields.PENDING)));
    if (moved != null) {
      steps.done(Steps.Step.MOVE_RECORDED);
      finish(moved, deadline);
    }
  }

  private void carryOut(long itemId, Intent intent, Deadline deadline) {
    switch (intent) {
      case Intent.Move move -> {
        try {
          collections.buckets(deadline).insertOne(Bucket.of(itemId, move));
        } catch (MongoWriteException e) {
          if (!Failures.isDuplicate(e)) {
            throw e;
          }
          // It is there: carried out before.
        }
      }
      case Intent.Change(long number, long bucket, StoredReview review) ->
          apply(
              and(
                  notYet(itemId, bucket, number),
                  eq(Fields.REVIEWS + "." + Fields.REVIEW_ID, review.id())),
              set(Fields.REVIEWS + ".$", review),
              number,
              deadline);
      case Intent.Removal(long number, long bucket, long reviewId) ->
          apply(
              notYet(itemId, bucket, number),
              pull(Fields.REVIEWS, eq(Fields.REVIEW_ID, reviewId)),
              number,
              deadline);
    }
  }

  private void apply(Bson bucket, Bson change, long number, Deadline deadline) {
    collections.buckets(deadline).updateOne(bucket, combine(change, set(Fields.APPLIED, number)));
  }

  private static Bson notYet(long itemId, long bucket, long number) {
    return and(eq(Fields.ID, BucketKey.of(itemId, bucket)), lt(Fields.APPLIED, number));
  }

  private static Bson moveOldest(int least) {
    return BsonDocument.parse(
        """
        {$set: {
          reviews: {$slice: ['$reviews', %1$d]},
          archivedTo: {$arrayElemAt: ['$reviews.id', %1$d]},
          intents: {$add: [{$ifNull: ['$intents', 0]}, {$numberLong: '1'}]},
          pending: {
            number: {$add: [{$ifNull: ['$intents', 0]}, {$numberLong: '1'}]},
            bucket: {$ifNull: ['$archivedTo', {$numberLong: '0'}]},
            moved: {$slice: ['$reviews', %1$d, 1000000]}
          }
        }}
        """
            .formatted(least));
  }
}
