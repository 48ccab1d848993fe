package dev.itemstore.localdb;

/**
 * A local database could not be had. The message is one sentence for people: what is wrong, and
 * what mends it.
 */
public final class LocalDatabaseException extends RuntimeException {

  LocalDatabaseException(String message) {
    super(message);
  }

  LocalDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
