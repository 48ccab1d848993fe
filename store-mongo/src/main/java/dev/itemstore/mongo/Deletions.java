package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.ReplaceOptions;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.VersionConflictException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/**
 * Deletes items. The delete of the item's document is the commit: its buckets are then out of every
 * reader's sight, for a reader goes by the item. That the item is about to be deleted is recorded
 * before, so that buckets which a stopped deleter or a late mover leave behind are found and swept.
 */
final class Deletions {
  private static final String AT = "at";
  private static final String SWEPT = "swept";

  /** How many earlier deletions one more looks after. */
  private static final int A_FEW = 10;

  /**
   * How long a record is kept. A mover that was at work when the item went may write its bucket
   * until its own deadline; this is longer than any.
   */
  private static final Duration KEPT = Duration.ofHours(1);

  private final Collections collections;
  private final Clock clock;
  private final Steps steps;

  Deletions(Collections collections, Clock clock, Steps steps) {
    this.collections = collections;
    this.clock = clock;
    this.steps = steps;
  }

  void delete(long id, ExpectedVersion expected, Deadline deadline) {
    Bson wanted = and(eq(Fields.ID, id), Versions.filter(expected));
    // Most items have no buckets: one step.
    Bson alone = and(wanted, exists(Fields.ARCHIVED_TO, false));
    while (collections.items(deadline).deleteOne(alone).getDeletedCount() == 0) {
      ItemDocument found =
          collections
              .items(deadline)
              .find(eq(Fields.ID, id))
              .projection(include(Fields.VERSION, Fields.ARCHIVED_TO))
              .first();
      if (found == null) {
        throw NotFoundException.item(id);
      }
      if (!expected.accepts(found.version())) {
        throw new VersionConflictException(found.version());
      }
      if (found.archivedTo() > 0 && deleteWithBuckets(id, wanted, deadline)) {
        return;
      }
    }
  }

  /**
   * Sweeps what deleted items left behind, and forgets those that can leave nothing any more.
   *
   * @param most how many items to look at
   */
  void sweep(int most, Deadline deadline) {
    long old = clock.millis() - KEPT.toMillis();
    Bson due = or(eq(SWEPT, false), lt(AT, new BsonDateTime(old)));
    for (BsonDocument record :
        collections.deletions(deadline).find(due).limit(most).into(new ArrayList<BsonDocument>())) {
      long id = record.getInt64(Fields.ID).getValue();
      boolean gone = sweepIfGone(id, deadline);
      if (record.getDateTime(AT).getValue() < old) {
        collections
            .deletions(deadline)
            .deleteOne(and(eq(Fields.ID, id), lt(AT, new BsonDateTime(old))));
      } else if (gone) {
        collections.deletions(deadline).updateOne(eq(Fields.ID, id), set(SWEPT, true));
      }
    }
  }

  /**
   * Sweeps the buckets of an item if it is no more, and tells whether it is; ids are never used
   * again, so nothing returns.
   */
  boolean sweepIfGone(long id, Deadline deadline) {
    boolean gone =
        collections.items(deadline).find(eq(Fields.ID, id)).projection(include(Fields.ID)).first()
            == null;
    if (gone) {
      collections
          .buckets(deadline)
          .deleteMany(and(gte(Fields.ID, BucketKey.first(id)), lt(Fields.ID, BucketKey.end(id))));
    }
    return gone;
  }

  private boolean deleteWithBuckets(long id, Bson wanted, Deadline deadline) {
    record(id, deadline);
    steps.done(Steps.Step.DELETION_RECORDED);
    if (collections.items(deadline).deleteOne(wanted).getDeletedCount() == 0) {
      return false;
    }
    steps.done(Steps.Step.ITEM_DELETED);
    Afterwards.tidy(() -> {
      sweepIfGone(id, deadline);
      sweep(A_FEW, deadline);
    });
    steps.done(Steps.Step.BUCKETS_SWEPT);
    return true;
  }

  private void record(long id, Deadline deadline) {
    try {
      collections
          .deletions(deadline)
          .replaceOne(
              eq(Fields.ID, id),
              new BsonDocument(Fields.ID, new BsonInt64(id))
                  .append(AT, new BsonDateTime(clock.millis()))
                  .append(SWEPT, BsonBoolean.FALSE),
              new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (!Failures.isDuplicate(e)) {
        throw e;
      }
      // Another deleter recorded it at the same moment.
    }
  }
}
