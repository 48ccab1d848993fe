package dev.itemstore.localdb;

/** A database engine that is on this machine, or a server that was named by its URL. */
public interface LocalEngine {

  /**
   * Returns {@code mysql}, {@code mariadb}, {@code mongodb} or {@code documentdb}; {@code url} for
   * a given server.
   */
  String id();

  /** Returns the store that it serves: {@code mysql}, {@code mongo}. */
  String store();

  /** Returns where it was found, for people: a program's path, a variable's name. */
  String origin();

  /**
   * Starts a server and waits until it answers. A server that was given by its URL is not started,
   * only asked.
   *
   * @throws LocalDatabaseException if it does not start, with the cause in one sentence
   */
  LocalServer start(ServerOptions options);
}
