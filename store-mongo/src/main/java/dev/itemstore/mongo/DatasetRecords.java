package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** What is recorded of the one dataset that a store may hold, and of its chunks. */
final class DatasetRecords {
  private static final BsonString THE_DATASET = new BsonString("dataset");
  private static final String SEED = "seed";
  private static final String ITEMS = "items";
  private static final String GENERATOR_VERSION = "generatorVersion";
  private static final String COMPLETE = "complete";

  private final Collections collections;

  DatasetRecords(Collections collections) {
    this.collections = collections;
  }

  /** A dataset, and whether all of it is there. */
  record Loaded(Dataset dataset, boolean complete) {}

  Optional<Loaded> find(Deadline deadline) {
    return Optional.ofNullable(
            collections
                .other(Collections.DATASETS, deadline)
                .find(eq(Fields.ID, THE_DATASET))
                .first())
        .map(found ->
            new Loaded(
                new Dataset(
                    found.getInt64(SEED).getValue(),
                    found.getInt64(ITEMS).getValue(),
                    found.getInt32(GENERATOR_VERSION).getValue()),
                found.getBoolean(COMPLETE).getValue()));
  }

  Optional<Dataset> complete(Deadline deadline) {
    return find(deadline).filter(Loaded::complete).map(Loaded::dataset);
  }

  boolean isLoading(Deadline deadline) {
    return find(deadline).filter(found -> !found.complete()).isPresent();
  }

  void record(Dataset dataset, boolean complete, Deadline deadline) {
    collections
        .other(Collections.DATASETS, deadline)
        .replaceOne(
            eq(Fields.ID, THE_DATASET),
            new BsonDocument(Fields.ID, THE_DATASET)
                .append(SEED, new BsonInt64(dataset.seed()))
                .append(ITEMS, new BsonInt64(dataset.items()))
                .append(GENERATOR_VERSION, new BsonInt32(dataset.generatorVersion()))
                .append(COMPLETE, BsonBoolean.valueOf(complete)),
            new ReplaceOptions().upsert(true));
  }

  Set<Integer> chunks(Deadline deadline) {
    Set<Integer> chunks = new HashSet<>();
    collections
        .other(Collections.LOAD_CHUNKS, deadline)
        .find()
        .into(new ArrayList<BsonDocument>())
        .forEach(chunk -> chunks.add(chunk.getInt32(Fields.ID).getValue()));
    return chunks;
  }

  void recordChunk(int chunk, Deadline deadline) {
    BsonInt32 id = new BsonInt32(chunk);
    collections
        .other(Collections.LOAD_CHUNKS, deadline)
        .replaceOne(
            eq(Fields.ID, id), new BsonDocument(Fields.ID, id), new ReplaceOptions().upsert(true));
  }
}
