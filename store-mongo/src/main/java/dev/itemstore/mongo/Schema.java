package dev.itemstore.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ValidationOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Collections, validators and indexes, each made if it is not there. */
final class Schema {
  /** The index that every collection has: items by id, buckets by item and age. */
  static final String BY_ID = "_id_";

  /**
   * Serves {@code newestInCategory} and {@code related}: the items of one category, newest first,
   * from any id on, read in the order of the index.
   */
  static final String NEWEST_IN_CATEGORY = "newest_in_category";

  /** Serves no query: it refuses a second item with one sku. */
  static final String UNIQUE_SKU = "unique_sku";

  /** So that a store whose clearing was cut off never passes for a loaded one. */
  static final List<String> CLEARING_ORDER =
      List.of(
          Collections.DATASETS,
          Collections.LOAD_CHUNKS,
          Collections.DELETIONS,
          Collections.BUCKETS,
          Collections.ITEMS);

  private static final int NAMESPACE_EXISTS = 48;

  private final MongoDatabase database;

  Schema(MongoDatabase database) {
    this.database = database;
  }

  /** Makes the collections, with validators where the engine heeds them. */
  void createCollections() {
    create(Collections.ITEMS, validator("items"));
    create(Collections.BUCKETS, validator("reviewBuckets"));
    for (String other :
        List.of(Collections.DELETIONS, Collections.DATASETS, Collections.LOAD_CHUNKS)) {
      create(other, new BsonDocument());
    }
  }

  void createIndexes() {
    createIndexes(_ -> {});
  }

  /**
   * @param step is told of each index as its making begins
   */
  void createIndexes(Consumer<String> step) {
    var items = database.getCollection(Collections.ITEMS);
    step.accept("index " + NEWEST_IN_CATEGORY);
    items.createIndex(
        Indexes.compoundIndex(Indexes.ascending(Fields.CATEGORY), Indexes.descending(Fields.ID)),
        new IndexOptions().name(NEWEST_IN_CATEGORY));
    step.accept("index " + UNIQUE_SKU);
    items.createIndex(
        Indexes.ascending(Fields.SKU), new IndexOptions().name(UNIQUE_SKU).unique(true));
  }

  /** Takes away what slows a bulk load down. */
  void dropIndexes() {
    database.getCollection(Collections.ITEMS).dropIndexes();
  }

  void dropCollections() {
    CLEARING_ORDER.forEach(name -> database.getCollection(name).drop());
  }

  private void create(String collection, BsonDocument validator) {
    CreateCollectionOptions options = new CreateCollectionOptions();
    if (!validator.isEmpty()) {
      options.validationOptions(new ValidationOptions().validator(validator));
    }
    try {
      database.createCollection(collection, options);
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NAMESPACE_EXISTS) {
        throw e;
      }
      // It is there with another validator, an earlier release's.
      if (!validator.isEmpty()) {
        database.runCommand(
            new BsonDocument("collMod", new BsonString(collection)).append("validator", validator));
      }
    }
  }

  private static BsonDocument validator(String name) {
    try (InputStream json = Schema.class.getResourceAsStream(name + ".schema.json")) {
      return new BsonDocument(
          "$jsonSchema",
          BsonDocument.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
