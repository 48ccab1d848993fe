package dev.itemstore.localdb;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The database engines that this machine can run, by store. */
public final class LocalEngines {

  private LocalEngines() {}

  /**
   * Returns every engine for a store that is on this machine, in the order of preference; each kind
   * of engine once.
   *
   * @throws IllegalArgumentException if there is no such store
   * @throws LocalDatabaseException if a variable names an engine that is not usable
   */
  public static List<LocalEngine> find(String store) {
    return find(StoreRow.of(store), Machine.current());
  }

  static List<LocalEngine> find(StoreRow row, Machine machine) {
    return row.sources().stream()
        .flatMap(source -> source.find(row.store(), machine).stream())
        .toList();
  }

  /**
   * Returns the engine to use: the one asked for, or the first that is there, or else the first
   * that can be fetched.
   *
   * @param engineId the engine asked for; empty for any
   * @param progress takes lines that say what is being fetched, for people
   * @throws IllegalArgumentException if there is no such store
   * @throws LocalDatabaseException if there is none, saying what to install
   */
  public static LocalEngine choose(
      String store, Optional<String> engineId, Consumer<String> progress) {
    return choose(StoreRow.of(store), engineId, Machine.current(), progress);
  }

  static LocalEngine choose(
      StoreRow row, Optional<String> engineId, Machine machine, Consumer<String> progress) {
    for (EngineSource source : row.sources()) {
      Optional<LocalEngine> found =
          source.find(row.store(), machine).filter(engine -> isWanted(engine, engineId));
      if (found.isPresent()) {
        return found.get();
      }
    }
    for (EngineSource source : row.sources()) {
      if (engineId.isPresent() && !source.brings(engineId.get())) {
        continue;
      }
      Optional<LocalEngine> fetched =
          source.fetch(row.store(), machine, progress).filter(engine -> isWanted(engine, engineId));
      if (fetched.isPresent()) {
        return fetched.get();
      }
    }
    throw new LocalDatabaseException(
        "there is no %s for the store '%s' on this machine; %s"
            .formatted(
                engineId.map(id -> "engine '" + id + "'").orElse("engine"),
                row.store(),
                row.advice()));
  }

  private static boolean isWanted(LocalEngine engine, Optional<String> engineId) {
    return engineId.isEmpty() || engineId.get().equals(engine.id());
  }

  /** Returns the names of the stores for which there are engines. */
  public static List<String> stores() {
    return StoreRow.ALL.stream().map(StoreRow::store).toList();
  }
}
