package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;

/**
 * Inserts each chunk unordered, without the indexes that {@link #complete} builds. The inserts
 * themselves do not wait for the journal; the record of the chunk does, and with it all before it.
 * What is found there already, by its id, is what a cut-off load left of the same chunk.
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
    Encoded<ItemDocument> documents = new Encoded<>(ITEM_CODEC);
    Encoded<Bucket> buckets = new Encoded<>(BUCKET_CODEC);
    for (ItemWithReviews item : items) {
      documents.add(split(item, buckets));
    }
    failures.translate(() -> {
      Deadline deadline = Deadline.after(STEP_TIME);
      insert(collections.buckets(deadline), buckets);
      insert(collections.items(deadline), documents);
      records.recordChunk(chunk, deadline);
      return null;
    });
    loaded.add(chunk);
    return documents.bytes() + buckets.bytes();
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
  private ItemDocument split(ItemWithReviews item, Encoded<Bucket> buckets) {
    List<StoredReview> all = item.reviews().stream().map(StoredReview::of).toList();
    if (all.size() <= limits.most()) {
      return ItemDocument.of(item.item(), all, 0);
    }
    List<StoredReview> older = all.subList(limits.least(), all.size());
    for (int from = 0; from < older.size(); from += limits.bucket()) {
      int to = Math.min(from + limits.bucket(), older.size());
      long after = to == older.size() ? 0 : older.get(to).id();
      buckets.add(
          new Bucket(
              item.item().id(),
              after,
              older.get(from).id(),
              0,
              List.copyOf(older.subList(from, to))));
    }
    return ItemDocument.of(item.item(), all.subList(0, limits.least()), older.getFirst().id());
  }

  private static void insert(MongoCollection<?> collection, Encoded<?> encoded) {
    if (encoded.documents().isEmpty()) {
      return;
    }
    try {
      collection
          .withDocumentClass(RawBsonDocument.class)
          .withWriteConcern(WriteConcern.W1)
          .insertMany(encoded.documents(), UNORDERED);
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null
          || !e.getWriteErrors().stream().allMatch(error -> error.getCode() == 11_000)) {
        throw e;
      }
    }
  }

  /** Documents in the form in which they go over the wire, so that a repeated insert costs none. */
  private static final class Encoded<T> {
    private final Codec<T> codec;
    private final List<RawBsonDocument> documents = new ArrayList<>();
    private long bytes;

    Encoded(Codec<T> codec) {
      this.codec = codec;
    }

    void add(T value) {
      RawBsonDocument document = new RawBsonDocument(value, codec);
      documents.add(document);
      bytes += document.getByteBuffer().remaining();
    }

    List<RawBsonDocument> documents() {
      return documents;
    }

    long bytes() {
      return bytes;
    }
  }
}
