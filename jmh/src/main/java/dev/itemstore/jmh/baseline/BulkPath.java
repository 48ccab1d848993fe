package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.store.StoreConfig;
import java.nio.file.Path;

/**
 * The fastest plain way into an engine: its own driver's bulk load, fed with ready-made data from
 * files. It loads rows and nothing else; tables, indexes and statistics are the caller's. Work is
 * in numbered parts, which several threads may take at once.
 */
public sealed interface BulkPath extends AutoCloseable permits MySqlBulkPath, MongoBulkPath {

  /**
   * Returns the bulk path of the engine that a URL names.
   *
   * @param folder where the files lie; it must be there
   * @throws BaselineException if there is none, or it cannot be reached
   */
  static BulkPath of(StoreConfig config, Path folder) {
    if (!Baseline.exists(config.url())) {
      throw new BaselineException("there is no bulk path of this engine to compare with");
    }
    return Baseline.isMySql(config.url())
        ? new MySqlBulkPath(config, folder)
        : new MongoBulkPath(config, folder);
  }

  /**
   * Copies what the store holds of these items, with all that belongs to them, to files.
   *
   * @throws BaselineException if the engine or the disk fails
   */
  ReadyMade prepare(int part, long firstId, long lastId);

  /**
   * Loads a part that was prepared, in one transaction where the engine has such.
   *
   * @throws BaselineException if the engine fails, or takes less than all of it
   */
  void load(int part);

  @Override
  void close();

  /** Files that were made: how much they hold. */
  record ReadyMade(long rows, long bytes) {
    ReadyMade plus(ReadyMade other) {
      return new ReadyMade(rows + other.rows, bytes + other.bytes);
    }
  }
}
