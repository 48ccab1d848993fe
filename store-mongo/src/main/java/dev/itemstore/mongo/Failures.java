package dev.itemstore.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ServerDescription;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.util.function.Supplier;
import org.bson.BSONException;

/** Turns what the driver throws into the contract's failures: the one place that does. */
final class Failures {
  /** What MongoDB and FerretDB give for a duplicate key of a unique index. */
  private static final int DUPLICATE_KEY = 11_000;

  /**
   * From findOneAndUpdate FerretDB 2.7 hands PostgreSQL's own words on. Only a unique index is an
   * exclusion constraint, and an item has but one besides its id.
   */
  private static final String UNIQUE_INDEX_OF_DOCUMENTDB = "violates exclusion constraint";

  private static final int INTERNAL_ERROR = 1;

  /** PostgreSQL's words, which FerretDB 2.7 hands on under codes of no protocol. */
  private static final String DEADLOCK_OF_DOCUMENTDB = "deadlock detected";

  private final MongoClient client;
  private volatile boolean closed;

  Failures(MongoClient client) {
    this.client = client;
  }

  /** From now on every operation fails as unavailable. */
  void close() {
    closed = true;
  }

  /** Runs an operation. */
  <T> T translate(Supplier<T> operation) {
    if (closed) {
      throw new StoreUnavailableException("the store is closed", null);
    }
    try {
      return operation.get();
    } catch (MongoException | BSONException e) {
      throw of(e);
    } catch (IllegalStateException e) {
      // The driver's answer to a client that was closed meanwhile.
      if (closed) {
        throw new StoreUnavailableException("the store is closed", e);
      }
      throw e;
    }
  }

  private StoreException of(RuntimeException failure) {
    return switch (failure) {
      case MongoInterruptedException e -> {
        Thread.currentThread().interrupt();
        yield new StoreUnavailableException("interrupted while waiting for the database", e);
      }
      case MongoTimeoutException e when !reachable() ->
          new StoreUnavailableException("the database cannot be reached", e);
      case MongoTimeoutException e ->
          new StoreTimeoutException("the database did not answer by the deadline", e);
      case MongoSocketReadTimeoutException e ->
          new StoreTimeoutException("the database did not answer by the deadline", e);
      case MongoExecutionTimeoutException e ->
          new StoreTimeoutException("the database did not answer by the deadline", e);
      // Lost connections, a primary that steps down, and FerretDB's InternalError (code 1) while
      // PostgreSQL is away. What else a database may say leaves no other choice either.
      default -> new StoreUnavailableException("the database failed", failure);
    };
  }

  private boolean reachable() {
    return client.getClusterDescription().getServerDescriptions().stream()
        .anyMatch(ServerDescription::isOk);
  }

  /** Tells whether a write failed because of a value that a unique index already holds. */
  static boolean isDuplicate(MongoException failure) {
    return failure.getCode() == DUPLICATE_KEY;
  }

  /** Tells whether a write failed because another item has its sku. */
  static boolean isDuplicateSku(MongoException failure) {
    return (isDuplicate(failure) && failure.getMessage().contains(Schema.UNIQUE_SKU))
        || (failure.getCode() == INTERNAL_ERROR
            && failure.getMessage().contains(UNIQUE_INDEX_OF_DOCUMENTDB));
  }

  /**
   * Tells whether a write was undone because it and others waited for each other, as DocumentDB's
   * unique indexes do on concurrent writes of one value. It is certain that nothing happened.
   */
  static boolean isDeadlock(MongoException failure) {
    return failure.getMessage().contains(DEADLOCK_OF_DOCUMENTDB);
  }
}
