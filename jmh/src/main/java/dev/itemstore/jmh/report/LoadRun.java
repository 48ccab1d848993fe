package dev.itemstore.jmh.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.gen.cli.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One load, as {@code scripts/load --results} writes it to a file; with rounds, a comparison of
 * loads. What is null was not told.
 *
 * @param engine the server that was loaded, as it names itself
 * @param dataset what was loaded
 * @param threads that loaded
 * @param heapBytes the most memory that the loading program's heap may take
 * @param items that this load loaded
 * @param photos of those items
 * @param reviews of those items
 * @param alreadyThere items that an earlier load had loaded
 * @param bytes that were sent to the engine
 * @param seconds of all phases
 * @param sourceSeconds what all threads together waited for their items to be made or read
 * @param cpuSeconds of the loading program
 * @param phases in their order
 * @param storage what it takes on disk
 * @param machine where it ran
 * @param startedAt when, in ISO 8601
 * @param rounds of a comparison; empty for a load alone
 * @param readyMadeBytes what the engine's own path was fed with
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LoadRun(
    String engine,
    Dataset dataset,
    int threads,
    long heapBytes,
    long items,
    long photos,
    long reviews,
    long alreadyThere,
    long bytes,
    double seconds,
    Double sourceSeconds,
    Double cpuSeconds,
    List<Phase> phases,
    List<Storage.Part> storage,
    Machine machine,
    String startedAt,
    List<Round> rounds,
    Long readyMadeBytes) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public LoadRun {
    phases = phases == null ? List.of() : List.copyOf(phases);
    storage = storage == null ? List.of() : List.copyOf(storage);
    rounds = rounds == null ? List.of() : List.copyOf(rounds);
  }

  /** A part of a load and the time that it took. */
  public record Phase(String name, double seconds) {}

  /** One way of loading: its time in all, the loading program's CPU time, and its phases. */
  public record Way(double seconds, double cpuSeconds, List<Phase> phases) {
    public Way {
      phases = List.copyOf(phases);
    }

    /** Returns the time of the data alone, before indexes and statistics. */
    double dataSeconds() {
      return phases.getFirst().seconds();
    }
  }

  /**
   * The same rows by this project's pipeline and by the engine's own bulk path, one after another.
   */
  public record Round(Way pipeline, Way bulk) {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or is none of a load
   */
  static LoadRun read(Path file) throws IOException {
    try {
      LoadRun run = JSON.readValue(Files.readString(file), LoadRun.class);
      if (run.engine() == null || run.dataset() == null) {
        throw new IOException(file + " holds no results of a load");
      }
      return run;
    } catch (JsonProcessingException e) {
      throw new IOException(file + " holds no results of a load: " + e.getOriginalMessage(), e);
    }
  }

  /** Writes this to a file, over what was there. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
  }

  /** Returns items, photos and reviews. */
  long records() {
    return items + photos + reviews;
  }
}
