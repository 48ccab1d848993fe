package dev.itemstore.gen.cli;

import dev.itemstore.domain.store.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Whether a dataset will fit on the disk of the database. */
final class DiskRoom {
  /**
   * What an item takes with its photos, reviews and indexes, on the engine where it takes most:
   * measured, see docs/dataset.md.
   */
  private static final long BYTES_PER_ITEM = 2_300;

  private DiskRoom() {}

  /** Returns the bytes that so many items need, and a tenth more. */
  static long needed(long items) {
    return items * BYTES_PER_ITEM * 11 / 10;
  }

  /**
   * Returns what is free, as the engine tells it or as the folder of its data does; empty if
   * neither is known.
   *
   * @param dataDir may be null
   */
  static OptionalLong free(Storage storage, Path dataDir) {
    if (storage.freeBytes().isPresent() || dataDir == null) {
      return storage.freeBytes();
    }
    try {
      return OptionalLong.of(Files.getFileStore(dataDir).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Returns if there is room.
   *
   * @throws CommandFailure with the figures if not
   */
  static void require(long items, long free) {
    if (needed(items) > free) {
      throw new CommandFailure(
          ("the disk of the database is too small: %,d items need some %,d MB, and %,d MB are free."
                  + " Free some, load fewer items, or name a database with more room")
              .formatted(items, needed(items) / 1_000_000, free / 1_000_000));
    }
  }
}
