package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.cli.CommandFailure;
import dev.itemstore.gen.cli.Machine;
import dev.itemstore.gen.work.StopSignal;
import dev.itemstore.jmh.baseline.Baseline;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures one target, cell after cell, each in a JVM of its own. */
final class Bench {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final BenchTarget target;
  private final Times times;
  private final Optional<Path> workload;
  private final boolean verbose;
  private final StopSignal stop;

  /**
   * How long is measured.
   *
   * @param cache for how long, at most, pages are read before all measurements, so that the
   *     engine's cache holds what visitors ask for
   * @param warmup of each measurement
   */
  record Times(Duration cache, Duration warmup, Duration iteration, int iterations) {
    Duration measured() {
      return iteration.multipliedBy(iterations);
    }
  }

  Bench(
      BenchTarget target, Times times, Optional<Path> workload, boolean verbose, StopSignal stop) {
    this.target = target;
    this.times = times;
    this.workload = workload;
    this.verbose = verbose;
    this.stop = stop;
  }

  /**
   * Runs the cells in their order.
   *
   * @param round to keep with the results; {@code notes} likewise
   * @param progress is told each result; none where it could not be measured
   */
  BenchRun run(
      List<Cell> cells,
      int round,
      Map<String, String> notes,
      BiConsumer<Cell, Optional<Measured>> progress) {
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    StoreConfig config = target.config();
    try (Store store = StoreProvider.named(target.store()).open(config)) {
      Dataset dataset = dataset(store);
      OwnItems.deleteFrom(store.items(), dataset);
      List<Measured> results = new ArrayList<>();
      List<String> failed = new ArrayList<>();
      try {
        new CacheWarming(store.items(), dataset, stop).run(times.cache());
        for (Cell cell : cells) {
          stop.throwIfSet();
          if (cell.route() == Route.SQL && !store.engine().name().equals("DocumentDB")) {
            continue;
          }
          Optional<Measured> result = measure(cell);
          result.ifPresentOrElse(results::add, () -> failed.add(cell.toString()));
          progress.accept(cell, result);
        }
      } finally {
        // None are left unless a measurement was cut off.
        OwnItems.deleteFrom(store.items(), dataset);
      }
      return new BenchRun(
          target.name(),
          round,
          target.store(),
          store.engine().toString(),
          dataset,
          startedAt,
          times.warmup().toMillis() / 1e3,
          times.measured().toMillis() / 1e3,
          Machine.current(),
          Client.facts(config),
          settings(config),
          notes,
          store.plans(Deadline.after(TIMEOUT)),
          results,
          failed);
    }
  }

  private Dataset dataset(Store store) {
    return store
        .dataset(Deadline.after(TIMEOUT))
        .orElseThrow(() ->
            new CommandFailure(
                "%s holds no complete dataset: load one with scripts/load --store %s"
                    .formatted(target.name(), target.store())));
  }

  private Optional<Measured> measure(Cell cell) {
    String method = cell.operation().isPrepared() ? "prepared" : "call";
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("\\.%s\\.%s$".formatted(OperationBenchmark.class.getSimpleName(), method))
        .param("store", target.store())
        .param("url", target.url())
        .param("operation", cell.operation().id())
        .param("route", cell.route().toString())
        .param("ids", cell.ids().toString())
        .param("workload", workload.map(file -> file.toAbsolutePath().toString()).orElse(""))
        .threads(cell.threads())
        .forks(1)
        .warmupIterations(1)
        .warmupTime(time(times.warmup()))
        .measurementIterations(times.iterations())
        .measurementTime(time(times.iteration()))
        .shouldFailOnError(true)
        .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT);
    try {
      return Optional.of(
          measured(cell, new Runner(options.build()).runSingle().getPrimaryResult()));
    } catch (RunnerException e) {
      stop.throwIfSet();
      return Optional.empty();
    }
  }

  private static TimeValue time(Duration duration) {
    return TimeValue.milliseconds(duration.toMillis());
  }

  private static Measured measured(Cell cell, Result<?> result) {
    Statistics latency = result.getStatistics();
    return new Measured(
        cell.operation().id(),
        cell.route().toString(),
        cell.ids().toString(),
        cell.threads(),
        latency.getN(),
        latency.getMean(),
        result.getScoreError(),
        latency.getMax(),
        Measured.QUANTILES.stream()
            .map(quantile -> latency.getPercentile(100 * quantile))
            .toList());
  }

  private static Map<String, String> settings(StoreConfig config) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Route route : Route.values()) {
      if (route.leadsTo(config.url(), Operation.FIND_BY_ID)) {
        try (Baseline baseline = route.open(config).orElse(null)) {
          if (baseline != null) {
            settings.putAll(baseline.settings());
          }
        }
      }
    }
    return settings;
  }
}
