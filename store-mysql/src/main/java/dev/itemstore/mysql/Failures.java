package dev.itemstore.mysql;

import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Says in the contract's words what the database's failures mean: the one place that does. */
final class Failures {
  /** A deadlock's victim, a lock wait that ended, a row that changed under a snapshot. */
  private static final Set<Integer> LOST_A_LOCK = Set.of(1213, 1205, 1020);

  /** A query's time limit on MySQL and on MariaDB, a killed query. */
  private static final Set<Integer> CUT_OFF = Set.of(3024, 1969, 1317);

  private static final int DUPLICATE_KEY = 1062;
  private static final int ACCESS_DENIED = 1045;
  private static final int UNKNOWN_DATABASE = 1049;

  /** Returns the failure of the contract that a failure of the database is. */
  static StoreException of(SQLException e) {
    if (LOST_A_LOCK.contains(e.getErrorCode())
        || CUT_OFF.contains(e.getErrorCode())
        || hasCause(e, SocketTimeoutException.class)) {
      return timeout(e);
    }
    return new StoreUnavailableException(unavailable(e), e);
  }

  static StoreTimeoutException timeout(Throwable cause) {
    return new StoreTimeoutException("the database did not answer by the deadline", cause);
  }

  private static String unavailable(SQLException e) {
    return switch (e.getErrorCode()) {
      case ACCESS_DENIED -> "the database refused the user or the password";
      case UNKNOWN_DATABASE ->
          "the database of the URL does not exist: create it, or add createDatabaseIfNotExist=true";
      default ->
          e.getSQLState() == null || e.getSQLState().startsWith("08")
              ? "the database cannot be reached"
              : "the database refused to work (error %d)".formatted(e.getErrorCode());
    };
  }

  /** Tells whether nothing was changed and the same transaction may well succeed next time. */
  static boolean isWorthRepeating(SQLException e) {
    return LOST_A_LOCK.contains(e.getErrorCode());
  }

  /** Tells whether a failure is that a value of this key is already there. */
  static boolean isDuplicate(Throwable failure, String key) {
    // MySQL names the key 'item.item_sku', MariaDB 'item_sku'; the value before it may hold
    // anything.
    return sqlCause(failure)
        .filter(e -> e.getErrorCode() == DUPLICATE_KEY)
        .filter(e -> e.getMessage().endsWith(key + "'"))
        .isPresent();
  }

  /** Returns the database's own failure behind that of a library. */
  static Optional<SQLException> sqlCause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private Failures() {}
}
