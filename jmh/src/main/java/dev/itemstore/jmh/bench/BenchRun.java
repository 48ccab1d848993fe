package dev.itemstore.jmh.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.QueryPlan;
import dev.itemstore.gen.cli.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was measured on one target, as {@code scripts/bench} writes it to a file and the report
 * reads it.
 *
 * @param target the name that the report gives it
 * @param round from 1: what other targets have of the same round was measured next to it
 * @param store by which it was called
 * @param engine the server, as it names itself
 * @param startedAt in UTC, by ISO 8601
 * @param cached the share of the newest tenth that was read before all measurements, from 0 to 1
 * @param warmupSeconds before each measurement
 * @param measuredSeconds of each
 * @param machine the client's
 * @param client the CPUs that the client may use, and what runs on it
 * @param mix how often the operation {@code mixed} does each, by name
 * @param settings of the engine, in its own words
 * @param notes that somebody gave on the command line
 * @param plans how the engine answers each query
 * @param failed what could not be measured
 */
public record BenchRun(
    String target,
    int round,
    String store,
    String engine,
    Dataset dataset,
    String startedAt,
    double cached,
    double warmupSeconds,
    double measuredSeconds,
    Machine machine,
    Map<String, String> client,
    Map<String, Integer> mix,
    Map<String, String> settings,
    Map<String, String> notes,
    List<QueryPlan> plans,
    List<Measured> results,
    List<String> failed) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * The latency of an operation, in microseconds.
   *
   * @param route by what code
   * @param ids how items were drawn
   * @param samples calls that were timed, of all that were made
   * @param meanError half the width of the mean's interval at 99.9 % confidence, as JMH reckons it
   * @param distribution the latency at each of {@link #QUANTILES}
   */
  public record Measured(
      String operation,
      String route,
      String ids,
      int threads,
      long samples,
      double mean,
      double meanError,
      double max,
      List<Double> distribution) {

    /** Of the distribution: dense where latencies are told apart. */
    public static final List<Double> QUANTILES =
        List.of(
            0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999);

    private static final int FEWEST_SLOWER = 5;

    /**
     * Returns the latency that this share of the calls did not exceed.
     *
     * @param quantile one of {@link #QUANTILES}
     */
    public double at(double quantile) {
      return distribution.get(QUANTILES.indexOf(quantile));
    }

    /** Tells whether so many calls were slower that the latency is not a chance's. */
    public boolean tells(double quantile) {
      return samples * (1 - quantile) >= FEWEST_SLOWER;
    }

    /**
     * Returns the calls a second of all threads together. In a closed loop it follows from the mean
     * latency by Little's law: each thread makes its next call when the last has returned.
     */
    public double throughput() {
      return threads * 1e6 / mean;
    }
  }

  /**
   * Tells whether a file is the results of a benchmark, and not of something else.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isOne(Path file) throws IOException {
    try {
      return JSON.readTree(Files.readString(file)).has("target");
    } catch (JsonProcessingException e) {
      return false; // Whoever reads it says so better.
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or is none of a benchmark
   */
  public static BenchRun read(Path file) throws IOException {
    try {
      BenchRun run = JSON.readValue(Files.readString(file), BenchRun.class);
      if (run.target == null || run.results == null) {
        throw new IOException(file + " holds no results of a benchmark");
      }
      if (run.mix == null) {
        throw new IOException(
            file + " is of an earlier scripts/bench, and lacks what the report says: measure anew");
      }
      return run;
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + " holds no results of a benchmark: " + e.getOriginalMessage(), e);
    }
  }

  /** Writes this to a file, over what was there. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
  }
}
