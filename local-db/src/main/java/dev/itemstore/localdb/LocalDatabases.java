package dev.itemstore.localdb;

import java.nio.file.Path;

/** Where things of a store are on this machine. */
public final class LocalDatabases {

  private LocalDatabases() {}

  /** Returns where Itemstore keeps all that it has on this machine: ITEMSTORE_HOME. */
  public static Path home() {
    return Machine.current().home();
  }

  /** Returns the directory in which the commands keep an engine's data. */
  public static Path dataDirectory(LocalEngine engine) {
    return home().resolve("data").resolve(engine.id());
  }

  /**
   * Returns the port on which the commands run a store's server.
   *
   * @throws IllegalArgumentException if there is no such store
   */
  public static int defaultPort(String store) {
    return StoreRow.of(store).defaultPort();
  }
}
