package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.QueryPlan;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.cli.CommandFailure;
import dev.itemstore.gen.cli.Machine;
import dev.itemstore.gen.work.StopSignal;
import dev.itemstore.jmh.baseline.Baseline;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures one target, cell after cell, all in this JVM: it has the code of all operations compiled
 * together, as a service has that runs for long, and each cell begins warm. JVMs compile
 * differently, so another round belongs in another JVM.
 */
final class Bench {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Of the mean's interval, as JMH has it. */
  private static final double CONFIDENCE = 0.999;

  private final BenchTarget target;
  private final Times times;
  private final Workload workload;
  private final boolean verbose;
  private final StopSignal stop;

  /**
   * How long is measured.
   *
   * @param cache for how long, at most, pages are read before all measurements, so that the
   *     engine's cache holds what visitors ask for
   * @param warmup of each route of a cell
   * @param turn of a route, before the next one has its own: short, since a small machine's speed
   *     changes from second to second
   * @param turns of each route
   */
  record Times(Duration cache, Duration warmup, Duration turn, int turns) {
    Duration measured() {
      return turn.multipliedBy(turns);
    }
  }

  Bench(BenchTarget target, Times times, Workload workload, boolean verbose, StopSignal stop) {
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
   * @param progress is told each cell's results, by route; none where it could not be measured
   */
  BenchRun run(
      List<Cell> cells,
      int round,
      Map<String, String> notes,
      BiConsumer<Cell, Map<Route, Measured>> progress) {
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    StoreConfig config = target.config();
    try (Store store = StoreProvider.named(target.store()).open(config)) {
      Dataset dataset = dataset(store);
      OwnItems.deleteFrom(store.items(), dataset);
      withBaselines(store, config, Baseline::tidy);
      // First, lest an engine that fails in the end takes what was measured with it.
      Map<String, String> settings = settings(store, config);
      List<QueryPlan> plans = store.plans(Deadline.after(TIMEOUT));
      List<Measured> results = new ArrayList<>();
      List<String> failed = new ArrayList<>();
      double cached;
      try {
        cached = new CacheWarming(store.items(), dataset, stop).run(times.cache());
        // The first measurement in a JVM came out twice as slow: it is made once more.
        List<Cell> possible =
            cells.stream().map(cell -> cell.by(route -> leads(route, store))).toList();
        measure(possible.getFirst());
        for (Cell cell : possible) {
          stop.throwIfSet();
          Map<Route, Measured> found = measure(cell);
          results.addAll(found.values());
          if (found.isEmpty()) {
            failed.add(cell.toString());
          }
          progress.accept(cell, found);
        }
      } finally {
        deleteLeftovers(store, dataset);
      }
      return new BenchRun(
          target.name(),
          round,
          target.store(),
          store.engine().toString(),
          dataset,
          startedAt,
          cached,
          times.warmup().toMillis() / 1e3,
          times.measured().toMillis() / 1e3,
          Machine.current(),
          Client.facts(config),
          workload.byName(),
          settings,
          notes,
          plans,
          results,
          failed);
    }
  }

  /** None are left unless a measurement was cut off. */
  private static void deleteLeftovers(Store store, Dataset dataset) {
    try {
      OwnItems.deleteFrom(store.items(), dataset);
    } catch (StoreException e) {
      // An engine that is gone is not to take with it what was measured: the next run deletes them.
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

  /** Returns a result for each route; none if one of them failed. */
  private Map<Route, Measured> measure(Cell cell) {
    int routes = cell.routes().size();
    String method = cell.operation().isPrepared() ? "prepared" : "call";
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("\\.%s\\.%s$".formatted(OperationBenchmark.class.getSimpleName(), method))
        .threads(cell.threads())
        .forks(0)
        .warmupIterations(routes)
        .warmupTime(time(times.warmup()))
        .measurementIterations(times.turns() * routes)
        .measurementTime(time(times.turn()))
        .shouldFailOnError(true)
        .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT);
    try (Callers callers = new Callers(target, cell, workload, stop)) {
      OperationBenchmark.callBy(callers);
      return byRoute(cell, turns(new Runner(options.build()).runSingle()));
    } catch (RunnerException e) {
      stop.throwIfSet();
      return Map.of();
    }
  }

  private static List<Statistics> turns(RunResult run) {
    return run.getBenchmarkResults().stream()
        .flatMap(result -> result.getIterationResults().stream())
        .<Statistics>map(turn -> turn.getPrimaryResult().getStatistics())
        .toList();
  }

  /**
   * Puts the turns of each route together.
   *
   * @param turns the latencies of each, in the order in which they were taken
   */
  static Map<Route, Measured> byRoute(Cell cell, List<? extends Statistics> turns) {
    Map<Route, MultisetStatistics> latencies = new LinkedHashMap<>();
    cell.routes().forEach(route -> latencies.put(route, new MultisetStatistics()));
    for (int turn = 0; turn < turns.size(); turn++) {
      MultisetStatistics latency = latencies.get(cell.routes().get(turn % cell.routes().size()));
      turns
          .get(turn)
          .getRawData()
          .forEachRemaining(calls -> latency.addValue(calls.getKey(), calls.getValue()));
    }
    Map<Route, Measured> measured = new LinkedHashMap<>();
    latencies.forEach((route, latency) -> measured.put(route, measured(cell, route, latency)));
    return measured;
  }

  private static TimeValue time(Duration duration) {
    return TimeValue.milliseconds(duration.toMillis());
  }

  private static Measured measured(Cell cell, Route route, Statistics latency) {
    return new Measured(
        cell.operation().id(),
        route.toString(),
        cell.ids().toString(),
        cell.threads(),
        latency.getN(),
        latency.getMean(),
        latency.getMeanErrorAt(CONFIDENCE),
        latency.getMax(),
        Measured.QUANTILES.stream()
            .map(quantile -> latency.getPercentile(100 * quantile))
            .toList());
  }

  private static Map<String, String> settings(Store store, StoreConfig config) {
    Map<String, String> settings = new LinkedHashMap<>();
    // The store's own driver comes first; the one past FerretDB is only to compare with.
    withBaselines(store, config, baseline -> baseline.settings().forEach(settings::putIfAbsent));
    return settings;
  }

  /** The PostgreSQL that the environment names is behind a DocumentDB, not behind a MongoDB. */
  private static boolean leads(Route route, Store store) {
    return route != Route.SQL || store.engine().name().equals("DocumentDB");
  }

  private static void withBaselines(Store store, StoreConfig config, Consumer<Baseline> use) {
    for (Route route : Route.values()) {
      if (leads(route, store) && route.leadsTo(config.url(), Operation.FIND_BY_ID)) {
        try (Baseline baseline = route.open(config).orElse(null)) {
          if (baseline != null) {
            use.accept(baseline);
          }
        }
      }
    }
  }
}
