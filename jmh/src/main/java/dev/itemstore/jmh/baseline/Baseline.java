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
    return url.startsWith("jdbc:") || url.startsWith("mongodb");
  }

  /**
   * Opens the plain driver of the engine that the URL names.
   *
   * @throws BaselineException if it cannot be reached
   */
  static Baseline plain(StoreConfig config) {
    return config.url().startsWith("jdbc:") ? new MySqlBaseline(config) : new MongoBaseline(config);
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

  @Override
  void close();
}
