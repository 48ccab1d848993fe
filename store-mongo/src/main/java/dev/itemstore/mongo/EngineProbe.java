package dev.itemstore.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.ValidationOptions;
import dev.itemstore.domain.store.Capability;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.UnsuitableEngineException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** Asks a server what it is and what it does. */
final class EngineProbe {
  private static final String PROBE = "capabilityProbe";
  private static final int OLDEST_MAJOR = 7;
  private static final int DOCUMENT_VALIDATION_FAILURE = 121;
  private static final int NAMESPACE_EXISTS = 48;
  private static final int UNAUTHORIZED = 13;
  private static final String FERRETDB = "ferretdb";

  private final MongoDatabase database;

  EngineProbe(MongoDatabase database) {
    this.database = database;
  }

  /**
   * Returns what the server says it is.
   *
   * @throws UnsuitableEngineException if it is too old or keeps nothing on disk
   */
  Engine engine() {
    return engine(run("buildInfo"), this::status);
  }

  static Engine engine(BsonDocument build, Supplier<BsonDocument> status) {
    if (build.containsKey(FERRETDB)) {
      return ferret(status.get().getDocument(FERRETDB, build.getDocument(FERRETDB)));
    }
    String version = build.getString("version").getValue();
    if (Integer.parseInt(version.split("\\.", 2)[0]) < OLDEST_MAJOR) {
      throw new UnsuitableEngineException(
          "MongoDB %s is too old: the store needs %d.0 or newer".formatted(version, OLDEST_MAJOR));
    }
    BsonDocument storage = status.get().getDocument("storageEngine", new BsonDocument());
    if (storage.containsKey("persistent") && !storage.getBoolean("persistent").getValue()) {
      throw new UnsuitableEngineException(
          "this MongoDB keeps its data in memory only: start it with --storageEngine wiredTiger");
    }
    return new Engine("MongoDB", version);
  }

  /** Returns what the engine is seen to do. */
  Set<Capability> capabilities() {
    return enforcesValidators() ? Set.of(Capability.ENFORCES_BOUNDS) : Set.of();
  }

  /** FerretDB names what lies under it in its server status. */
  private static Engine ferret(BsonDocument all) {
    String ferret = all.getString("version", new BsonString("?")).getValue().replaceFirst("^v", "");
    String postgres = words(all, "postgresql", 2);
    String documentDb = words(all, "documentdb", 1).replaceFirst("^(\\d+\\.\\d+)\\.0$", "$1");
    return new Engine(
        "DocumentDB", "%s on %s through FerretDB %s".formatted(documentDb, postgres, ferret));
  }

  private static String words(BsonDocument all, String name, int count) {
    String[] words = all.getString(name, new BsonString(name)).getValue().split(" ", -1);
    return String.join(" ", Arrays.copyOf(words, Math.min(count, words.length)));
  }

  /** A user without the right to ask is not refused: the engine is as its owner set it up. */
  private BsonDocument status() {
    try {
      return run("serverStatus");
    } catch (MongoCommandException e) {
      if (e.getErrorCode() == UNAUTHORIZED) {
        return new BsonDocument();
      }
      throw e;
    }
  }

  /** Whether a validator refuses a document is asked of a collection that holds nothing else. */
  private boolean enforcesValidators() {
    try {
      database.createCollection(
          PROBE,
          new CreateCollectionOptions()
              .validationOptions(
                  new ValidationOptions()
                      .validator(BsonDocument.parse("{$jsonSchema: {required: ['neverThere']}}"))));
    } catch (MongoException e) {
      if (e.getCode() != NAMESPACE_EXISTS) {
        throw e;
      }
    }
    var probe = database.getCollection(PROBE, BsonDocument.class);
    try {
      probe.insertOne(new BsonDocument());
    } catch (MongoException e) {
      if (e.getCode() == DOCUMENT_VALIDATION_FAILURE) {
        return true;
      }
      throw e;
    }
    probe.deleteMany(new BsonDocument());
    return false;
  }

  private BsonDocument run(String command) {
    return database.runCommand(new BsonDocument(command, new BsonInt32(1)), BsonDocument.class);
  }
}
