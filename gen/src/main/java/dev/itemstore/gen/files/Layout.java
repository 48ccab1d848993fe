package dev.itemstore.gen.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the items of a chunk become files. */
public enum Layout {
  /** A file for each table: a line for each row, a tab between fields, as LOAD DATA reads it. */
  TSV,

  /** A line of JSON for each item, with its photos and reviews inside. */
  NDJSON;

  /** Returns the layout with this name, which is in lower case. */
  static Optional<Layout> named(String name) {
    return Arrays.stream(values()).filter(layout -> layout.toString().equals(name)).findFirst();
  }

  ChunkCodec codec() {
    return switch (this) {
      case TSV -> new TsvCodec();
      case NDJSON -> new NdjsonCodec();
    };
  }

  /** Returns the folders of the files: one for each file of a chunk. */
  List<String> folders() {
    return switch (this) {
      case TSV -> List.of("items", "photos", "reviews");
      case NDJSON -> List.of("items");
    };
  }

  /** Returns what an item takes on disk, compressed, with its photos and reviews. */
  int bytesPerItem() {
    return switch (this) {
      case TSV -> 250;
      case NDJSON -> 300;
    };
  }

  /** Returns the paths of a chunk's files within the dataset's folder. */
  List<String> files(int chunk) {
    return folders().stream()
        .map(folder -> String.format(Locale.ROOT, "%s/%06d.%s.zst", folder, chunk, this))
        .toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
