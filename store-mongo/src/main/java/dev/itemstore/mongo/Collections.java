package dev.itemstore.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.store.Deadline;
import org.bson.BsonDocument;
import org.bson.codecs.BsonValueCodecProvider;
import org.bson.codecs.ValueCodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * The collections. Each is taken for one step and a deadline: the driver ends every wait inside the
 * step (connection, server selection, the server itself) by then.
 */
final class Collections {
  /** One document for each item, with its newest reviews. */
  static final String ITEMS = "items";

  /** Older reviews, several to a document. */
  static final String BUCKETS = "reviewBuckets";

  /** Which items with buckets were deleted lately; see {@link Deletions}. */
  static final String DELETIONS = "deletions";

  /** The one dataset that is or was loaded. */
  static final String DATASETS = "datasets";

  /** Which chunks of it are there. */
  static final String LOAD_CHUNKS = "loadChunks";

  static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromCodecs(
              new ItemCodec(), new SummaryCodec(), new BucketCodec(), new ReviewCodec()),
          CodecRegistries.fromProviders(new ValueCodecProvider(), new BsonValueCodecProvider()));

  private final MongoDatabase database;
  private final MongoCollection<ItemDocument> items;
  private final MongoCollection<ItemSummary> summaries;
  private final MongoCollection<Bucket> buckets;
  private final MongoCollection<BsonDocument> deletions;

  Collections(MongoDatabase database) {
    this.database = database;
    this.items = database.getCollection(ITEMS, ItemDocument.class);
    this.summaries = database.getCollection(ITEMS, ItemSummary.class);
    this.buckets = database.getCollection(BUCKETS, Bucket.class);
    this.deletions = database.getCollection(DELETIONS, BsonDocument.class);
  }

  MongoCollection<ItemDocument> items(Deadline deadline) {
    return items.withTimeout(deadline.requireMillis(), MILLISECONDS);
  }

  MongoCollection<ItemSummary> summaries(Deadline deadline) {
    return summaries.withTimeout(deadline.requireMillis(), MILLISECONDS);
  }

  MongoCollection<Bucket> buckets(Deadline deadline) {
    return buckets.withTimeout(deadline.requireMillis(), MILLISECONDS);
  }

  MongoCollection<BsonDocument> deletions(Deadline deadline) {
    return deletions.withTimeout(deadline.requireMillis(), MILLISECONDS);
  }

  /** Returns a collection that no operation of the service touches. */
  MongoCollection<BsonDocument> other(String name, Deadline deadline) {
    return database
        .getCollection(name, BsonDocument.class)
        .withTimeout(deadline.requireMillis(), MILLISECONDS);
  }

  MongoDatabase database(Deadline deadline) {
    return database.withTimeout(deadline.requireMillis(), MILLISECONDS);
  }
}
