package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.StoreConfig;
import java.util.Map;

/**
 * An engine by its driver alone: the operations as somebody writes them who needs no deadlines, no
 * repetition after a lost lock, no translation of failures and no engine but this one. What the
 * store takes above it is what those cost.
 */
public interface Baseline extends AutoCloseable {

  /** Tells whether there is a baseline for the engine that a URL names. */
  static boolean exists(String url) {
    return isMySql(url) || url.startsWith("mongodb");
  }

  /** Tells whether a URL is one of MySQL's driver. */
  static boolean isMySql(String url) {
    return url.startsWith("jdbc:mysql:");
  }

  /**
   * Opens the plain driver of the engine that the URL names.
   *
   * @throws BaselineException if it cannot be reached
   */
  static Baseline plain(StoreConfig config) {
    return isMySql(config.url()) ? new MySqlBaseline(config) : new MongoBaseline(config);
  }

  /**
   * Opens the PostgreSQL behind FerretDB.
   *
   * @param url of it, as pgJDBC takes it
   * @throws BaselineException if it cannot be reached
   */
  static Baseline sql(StoreConfig config, String url) {
    return new SqlBaseline(config, url);
  }

  /** Returns the operations for one thread, over a connection of its own. */
  ItemRepository items();

  /** Returns the engine's settings that say how safe and how large it runs, in its own words. */
  Map<String, String> settings();

  /**
   * Has the engine do what it has put off of the writes there were, where it can be asked to, lest
   * a measurement pays for an earlier one's.
   *
   * @throws BaselineException if the engine fails
   */
  default void tidy() {}

  @Override
  void close();
}
