package dev.itemstore.domain.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a store takes on disk, as its engine tells it.
 *
 * @param parts each table or collection and each of its indexes; empty where the engine does not
 *     tell
 * @param freeBytes what is free on the file system of the engine's data; empty where it cannot be
 *     told from here
 */
public record Storage(List<Part> parts, OptionalLong freeBytes) {

  public Storage {
    parts = List.copyOf(parts);
  }

  /** Returns the bytes of all parts. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }

  /**
   * The data of a table or collection, or one of its indexes.
   *
   * @param name of the table or collection
   * @param index the index's name; empty for the data themselves
   * @param bytes on disk, as far as the engine's statistics are up to date
   */
  public record Part(String name, String index, long bytes) {}
}
