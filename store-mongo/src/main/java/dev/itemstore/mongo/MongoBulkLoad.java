package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;

/**
 * Inserts each chunk unordered, without the indexes that {@link #complete} builds. The record of
 * the chunk comes after its documents, each of which outlives the server by then. What is found
 * there already, by its id, is what a cut-off load left of the same chunk.
 */
final class MongoBulkLoad implements BulkLoad {
  private static final Duration STEP_TIME = Duration.ofMinutes(10);
  private static final Duration INDEX_TIME = Duration.ofHours(6);
  private static final Codec<ItemDocument> ITEM_CODEC = Collections.CODECS.get(ItemDocument.class);
  private static final Codec<Bucket> BUCKET_CODEC = Collections.CODECS.get(Bucket.class);
  private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

  private final Collections collections;
  private final Failures failures;
  private final Limits limits;
  private final Dataset dataset;
  private final DatasetRecords records;
  private final Set<Integer> loaded = ConcurrentHashMap.newKeySet();

  /** Memory of chunks that no thread is loading. */
  private final Queue<Chunk> idle = new ConcurrentLinkedQueue<>();

  private MongoBulkLoad(
      Collections collections, Failures failures, Limits limits, Dataset dataset) {
    this.collections = collections;
    this.failures = failures;
    this.limits = limits;
    this.dataset = dataset;
    this.records = new DatasetRecords(collections);
  }

  static MongoBulkLoad begin(
      Collections collections, Failures failures, Limits limits, Dataset dataset) {
    MongoBulkLoad load = new MongoBulkLoad(collections, failures, limits, dataset);
    load.begin(Deadline.after(STEP_TIME));
    return load;
  }

  private void begin(Deadline deadline) {
    MongoCollection<ItemDocument> items = collections.items(deadline);
    Optional<DatasetRecords.Loaded> there = records.find(deadline);
    if (there.isPresent()) {
      if (!there.get().dataset().equals(dataset)) {
        throw new IllegalStateException(
            "the store holds another dataset, %s: clear it first".formatted(there.get().dataset()));
      }
      if (items.find(gt(Fields.ID, dataset.items())).limit(1).first() != null) {
        throw new IllegalStateException(
            "the store holds items that are none of the dataset's: clear it first");
      }
      loaded.addAll(records.chunks(deadline));
      return;
    }
    if (items.find().limit(1).first() != null) {
      throw new IllegalStateException("the store holds other items: clear it first");
    }
    records.record(dataset, false, deadline);
    new Schema(collections.database(deadline)).dropIndexes();
  }

  @Override
  public boolean isLoaded(int chunk) {
    return loaded.contains(chunk);
  }

  @Override
  public long load(int chunk, List<ItemWithReviews> items) {
    if (isLoaded(chunk)) {
      return 0;
    }
    Chunk encoded = idle.poll();
    if (encoded == null) {
      encoded = new Chunk(new EncodedDocuments(), new EncodedDocuments());
    }
    try {
      encoded.clear();
      for (ItemWithReviews item : items) {
        add(item, encoded);
      }
      insert(chunk, encoded);
      return encoded.items().bytes() + encoded.buckets().bytes();
    } finally {
      idle.add(encoded);
    }
  }

  private void insert(int chunk, Chunk encoded) {
    failures.translate(() -> {
      Deadline deadline = Deadline.after(STEP_TIME);
      insert(collections.buckets(deadline), encoded.buckets());
      insert(collections.items(deadline), encoded.items());
      records.recordChunk(chunk, deadline);
      return loaded.add(chunk);
    });
  }

  @Override
  public void complete(Consumer<String> step) {
    failures.translate(() -> {
      Deadline deadline = Deadline.after(INDEX_TIME);
      // The protocol has no command that brings statistics up to date, and none is needed:
      // every query names its index.
      new Schema(collections.database(deadline)).createIndexes(step);
      records.record(dataset, true, deadline);
      return null;
    });
  }

  @Override
  public void close() {
    // Each chunk stands by itself: there is nothing to give back.
  }

  /** Leaves the item as many reviews as a move would, and parts the older ones into buckets. */
  private void add(ItemWithReviews item, Chunk encoded) {
    List<StoredReview> all = item.reviews().stream().map(StoredReview::of).toList();
    if (all.size() <= limits.most()) {
      encoded.items().add(ItemDocument.of(item.item(), all, 0), ITEM_CODEC);
      return;
    }
    List<StoredReview> older = all.subList(limits.least(), all.size());
    for (int from = 0; from < older.size(); from += limits.bucket()) {
      int to = Math.min(from + limits.bucket(), older.size());
      long after = to == older.size() ? 0 : older.get(to).id();
      Bucket bucket =
          new Bucket(
              item.item().id(),
              after,
              older.get(from).id(),
              0,
              List.copyOf(older.subList(from, to)));
      encoded.buckets().add(bucket, BUCKET_CODEC);
    }
    List<StoredReview> newest = all.subList(0, limits.least());
    encoded.items().add(ItemDocument.of(item.item(), newest, older.getFirst().id()), ITEM_CODEC);
  }

  private static void insert(MongoCollection<?> collection, EncodedDocuments encoded) {
    List<RawBsonDocument> documents = encoded.documents();
    if (documents.isEmpty()) {
      return;
    }
    try {
      collection.withDocumentClass(RawBsonDocument.class).insertMany(documents, UNORDERED);
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null
          || !e.getWriteErrors().stream().allMatch(error -> error.getCode() == 11_000)) {
        throw e;
      }
    }
  }

  /** The documents of a chunk, of both collections. */
  private record Chunk(EncodedDocuments items, EncodedDocuments buckets) {
    void clear() {
      items.clear();
      buckets.clear();
    }
  }
}
