package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.VersionConflictException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;

/**
 * Adds, changes and deletes reviews. Each commits by one update of the item's document, which
 * changes the summary and either the review itself or, if that lies in a bucket, records what is to
 * become of it.
 */
final class ReviewWrites {
  private static final String RATING_COUNT = Fields.RATING + "." + Fields.COUNT;
  private static final String RATING_SUM = Fields.RATING + "." + Fields.SUM;

  private static final PushOptions NEWEST_FIRST =
      new PushOptions().sortDocument(new BsonDocument(Fields.REVIEW_ID, new BsonInt32(-1)));

  /** What tidying up after a write needs to know. */
  private static final FindOneAndUpdateOptions TO_TIDY =
      new FindOneAndUpdateOptions()
          .returnDocument(ReturnDocument.AFTER)
          .projection(include(Fields.REVIEWS + "." + Fields.REVIEW_ID, Fields.PENDING));

  private final Collections collections;
  private final ReviewReads reads;
  private final Intents intents;
  private final IdGenerator ids;
  private final Clock clock;
  private final Steps steps;

  ReviewWrites(
      Collections collections,
      ReviewReads reads,
      Intents intents,
      IdGenerator ids,
      Clock clock,
      Steps steps) {
    this.collections = collections;
    this.reads = reads;
    this.intents = intents;
    this.ids = ids;
    this.clock = clock;
    this.steps = steps;
  }

  Review add(long itemId, ReviewDraft draft, Deadline deadline) {
    long id = ids.next();
    while (true) {
      Review review = Review.created(id, itemId, draft, Times.now(clock));
      ItemDocument written =
          update(
              and(eq(Fields.ID, itemId), not(gte(Fields.ARCHIVED_TO, id))),
              combine(
                  pushEach(Fields.REVIEWS, List.of(StoredReview.of(review)), NEWEST_FIRST),
                  inc(RATING_COUNT, 1L),
                  inc(RATING_SUM, (long) draft.stars())),
              deadline);
      if (written != null) {
        steps.done(Steps.Step.REVIEW_ADDED);
        intents.tidy(written, deadline);
        return review;
      }
      // Where the clock of another node runs ahead, newer reviews than this one may be in buckets
      // already. A bucket takes no new review: this one gets an id above them.
      ItemDocument item =
          collections
              .items(deadline)
              .find(eq(Fields.ID, itemId))
              .projection(include(Fields.ARCHIVED_TO))
              .first();
      if (item == null) {
        throw NotFoundException.item(itemId);
      }
      id = ids.nextAbove(item.archivedTo());
    }
  }

  Review update(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline) {
    return change(
            itemId,
            reviewId,
            expected,
            current -> Optional.of(current.changed(draft, Times.now(clock))),
            deadline)
        .orElseThrow()
        .of(itemId);
  }

  void delete(long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    change(itemId, reviewId, expected, _ -> Optional.empty(), deadline);
  }

  /**
   * Puts another review, or none, in a review's place.
   *
   * @param next makes of the review what it is to be
   */
  private Optional<StoredReview> change(
      long itemId,
      long reviewId,
      ExpectedVersion expected,
      Function<StoredReview, Optional<StoredReview>> next,
      Deadline deadline) {
    Pauses pauses = new Pauses(deadline);
    while (true) {
      ItemDocument item = reads.around(itemId, reviewId, deadline).first();
      if (item == null) {
        throw NotFoundException.review(itemId, reviewId);
      }
      Optional<Bucket> bucket = Optional.empty();
      Optional<StoredReview> found = item.reviews().stream().findFirst();
      if (found.isEmpty()) {
        if (reviewId > item.archivedTo() || reviewId < 1) {
          throw NotFoundException.review(itemId, reviewId);
        }
        if (item.pending() != null) {
          // One intent at a time: the next is for a bucket that shows all before it.
          intents.finish(item, deadline);
          continue;
        }
        bucket = reads.bucketOf(item, reviewId, deadline);
        if (bucket.isEmpty()) {
          pauses.pause();
          continue;
        }
        found = bucket.get().review(reviewId);
      }
      StoredReview current = found.orElseThrow(() -> NotFoundException.review(itemId, reviewId));
      if (!expected.accepts(current.version())) {
        throw new VersionConflictException(current.version());
      }
      Optional<StoredReview> wanted = next.apply(current);
      ItemDocument written =
          bucket.isEmpty()
              ? changeEmbedded(itemId, current, wanted, deadline)
              : recordChange(item, bucket.get(), current, wanted, deadline);
      if (written != null) {
        steps.done(
            bucket.isEmpty() ? Steps.Step.EMBEDDED_REVIEW_CHANGED : Steps.Step.CHANGE_RECORDED);
        intents.tidy(written, deadline);
        return wanted;
      }
      // Lost a race: somebody changed the item between our two steps.
      pauses.pause();
    }
  }

  /** Commits a change of a review in the item's document, if it is there in that version. */
  private ItemDocument changeEmbedded(
      long itemId, StoredReview current, Optional<StoredReview> wanted, Deadline deadline) {
    Bson change =
        wanted
            .map(review -> set(Fields.REVIEWS + ".$", review))
            .orElseGet(() -> pull(Fields.REVIEWS, eq(Fields.REVIEW_ID, current.id())));
    return update(
        and(
            eq(Fields.ID, itemId),
            elemMatch(
                Fields.REVIEWS,
                and(eq(Fields.REVIEW_ID, current.id()), eq(Fields.VERSION, current.version())))),
        combine(change, rating(current, wanted)),
        deadline);
  }

  /** Commits a change of a review in a bucket, if no bucket of the item has changed meanwhile. */
  private ItemDocument recordChange(
      ItemDocument item,
      Bucket bucket,
      StoredReview current,
      Optional<StoredReview> wanted,
      Deadline deadline) {
    long number = item.intents() + 1;
    Intent intent =
        wanted.isPresent()
            ? new Intent.Change(number, bucket.after(), wanted.get())
            : new Intent.Removal(number, bucket.after(), current.id());
    return update(
        and(
            eq(Fields.ID, item.id()),
            eq(Fields.INTENTS, item.intents()),
            exists(Fields.PENDING, false)),
        combine(
            set(Fields.PENDING, IntentCodec.document(intent)),
            set(Fields.INTENTS, number),
            rating(current, wanted)),
        deadline);
  }

  private ItemDocument update(Bson filter, Bson update, Deadline deadline) {
    return collections.items(deadline).findOneAndUpdate(filter, update, TO_TIDY);
  }

  private static Bson rating(StoredReview current, Optional<StoredReview> wanted) {
    long before = current.stars();
    long after = wanted.map(StoredReview::stars).orElse(0);
    return combine(
        inc(RATING_COUNT, wanted.isPresent() ? 0L : -1L), inc(RATING_SUM, after - before));
  }
}
