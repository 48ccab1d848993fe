package dev.itemstore.localdb;

import java.util.List;
import java.util.Optional;

/**
 * A running database server: one process or several that work as one engine. It stops at {@link
 * #close}, when this JVM ends, and when this JVM is killed.
 */
public interface LocalServer extends AutoCloseable {

  /** Returns the complete URL, user and database included, that the store's driver takes. */
  String url();

  /**
   * Returns the URL, as JDBC takes it, of the SQL database underneath a server of another protocol;
   * empty where there is none.
   */
  Optional<String> sqlUrl();

  /**
   * Returns the engine in its own words: {@code MySQL 9.7.4}, {@code DocumentDB 1.0 on PostgreSQL
   * 18.6 through …}.
   */
  String engine();

  /**
   * Returns the server's processes in the order in which they start; none if the server was given
   * by its URL.
   */
  List<ServerProcess> processes();

  /**
   * Starts again those processes that are dead, on the same data and ports, and waits until they
   * answer.
   *
   * @throws LocalDatabaseException if one does not start
   */
  void restart();

  /** Stops the server in an orderly way, and removes its data if they were temporary. */
  @Override
  void close();
}
