package dev.itemstore.localdb;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * One place where an engine of a store may come from: one cell of the table in
 * docs/local-databases.md.
 */
interface EngineSource {

  /**
   * Returns the engine if it is there, without fetching anything large.
   *
   * @param store the store that it is to serve
   * @throws LocalDatabaseException if it was named and is not usable
   */
  Optional<LocalEngine> find(String store, Machine machine);

  /** Returns whether {@link #fetch} could bring the engine with this id. */
  default boolean brings(String engineId) {
    return false;
  }

  /**
   * Brings the engine to this machine, if this source can and the machine allows.
   *
   * @param progress takes lines that say what is going on, for people
   * @return the engine, or empty after a line that says why not
   */
  default Optional<LocalEngine> fetch(String store, Machine machine, Consumer<String> progress) {
    return Optional.empty();
  }
}
