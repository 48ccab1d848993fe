package dev.itemstore.gen.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.gen.load.LoadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a load did and on which machine: as lines for people, and as JSON for reports.
 *
 * @param startedAt in UTC, by ISO 8601
 * @param engine the database server, as it names itself
 * @param source where the items came from
 * @param heapBytes the most memory that the loader's heap may take
 * @param items that this load loaded; {@code photos}, {@code reviews} and {@code bytes} likewise
 * @param alreadyThere how many items an earlier load had loaded
 * @param sourceSeconds of all workers together, for making or reading the items
 * @param storage what the store takes on disk; empty if its engine did not tell
 */
record LoadReport(
    String startedAt,
    String engine,
    Dataset dataset,
    String source,
    int threads,
    long heapBytes,
    long items,
    long alreadyThere,
    long photos,
    long reviews,
    long bytes,
    double seconds,
    double sourceSeconds,
    List<Phase> phases,
    List<Storage.Part> storage,
    Machine machine) {

  static List<Phase> phases(LoadResult result) {
    return result.phases().stream()
        .map(phase -> new Phase(phase.name(), phase.time().toMillis() / 1e3))
        .toList();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Loaded %,d items with %,d photos and %,d reviews in %.1f s (%,.0f items/s)."
            .formatted(items, photos, reviews, seconds, items / seconds));
    if (alreadyThere > 0) {
      lines.add("%,d items were there from before.".formatted(alreadyThere));
    }
    phases.forEach(phase -> lines.add("  %-32s %10.1f s".formatted(phase.name, phase.seconds)));
    lines.add(
        "%,.0f MB were sent; making or reading the items took %.1f s of the workers' time."
            .formatted(bytes / 1e6, sourceSeconds));
    if (!storage.isEmpty()) {
      lines.add(
          "On disk %,.0f MB:"
              .formatted(storage.stream().mapToLong(Storage.Part::bytes).sum() / 1e6));
      storage.forEach(part ->
          lines.add(
              "  %-32s %10.1f MB"
                  .formatted((part.name() + " " + part.index()).strip(), part.bytes() / 1e6)));
    }
    return lines;
  }

  void write(Path file) {
    try {
      Files.write(
          file,
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    } catch (IOException e) {
      throw new CommandFailure(
          "the dataset is loaded, but its results could not be written to %s: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** A part of the load. */
  record Phase(String name, double seconds) {}
}
