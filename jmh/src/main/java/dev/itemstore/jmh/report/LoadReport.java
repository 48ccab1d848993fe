package dev.itemstore.jmh.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.itemstore.domain.store.Storage;
import dev.itemstore.gen.cli.Machine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tables and a plot of how long loads took. Of several loads of one size on one engine the median
 * stands for all; a load that went on with an earlier one is left out.
 */
final class LoadReport {
  /** The time that the project sets itself: so many items in ten minutes, and in proportion. */
  private static final double GOAL_SECONDS_PER_ITEM = 600 / 10e6;

  private static final Comparator<LoadRun> BY_ENGINE_AND_SIZE =
      comparing(LoadRun::engine).thenComparingLong(LoadRun::items);

  private final List<LoadRun> loads;
  private final List<LoadRun> comparisons;

  LoadReport(List<LoadRun> runs) {
    loads =
        medians(
            runs.stream()
                .filter(run -> run.rounds().isEmpty() && run.alreadyThere() == 0)
                .toList());
    comparisons =
        runs.stream().filter(run -> !run.rounds().isEmpty()).sorted(BY_ENGINE_AND_SIZE).toList();
  }

  private static List<LoadRun> medians(List<LoadRun> runs) {
    record Kind(String engine, long items) {}
    return runs.stream()
        .collect(groupingBy(run -> new Kind(run.engine(), run.items())))
        .values()
        .stream()
        .map(same ->
            same.stream()
                .sorted(comparingDouble(LoadRun::seconds))
                .toList()
                .get((same.size() - 1) / 2))
        .sorted(BY_ENGINE_AND_SIZE)
        .toList();
  }

  /** Returns the tables, each under a heading of the third level. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    if (!loads.isEmpty()) {
      text.append("### Time\n\n").append(times());
      text.append("\n### Phases\n\n").append(phases());
      text.append("\n### On disk\n\n").append(storage());
    }
    if (!comparisons.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append("### Against the engine's own bulk path\n\n").append(comparisons());
    }
    text.append("\n").append(machines());
    return text.toString();
  }

  private Table times() {
    Table table =
        new Table(
            "engine",
            "items",
            "records",
            "threads",
            "s",
            "items/s",
            "records/s",
            "MB/s",
            "making items, s of all threads");
    for (LoadRun run : loads) {
      table.row(
          run.engine(),
          number(run.items()),
          number(run.records()),
          run.threads(),
          seconds(run.seconds()),
          number(run.items() / run.seconds()),
          number(run.records() / run.seconds()),
          seconds(run.bytes() / run.seconds() / 1e6),
          seconds(run.sourceSeconds()));
    }
    return table;
  }

  private Table phases() {
    Table table = new Table("engine", "items", "phase", "s", "of all");
    for (LoadRun run : loads) {
      for (LoadRun.Phase phase : run.phases()) {
        table.row(
            run.engine(),
            number(run.items()),
            phase.name(),
            seconds(phase.seconds()),
            number(100 * phase.seconds() / run.seconds()) + " %");
      }
    }
    return table;
  }

  /** Of each engine's largest load. */
  private Table storage() {
    Table table =
        new Table("engine", "items", "table or collection", "index", "MB", "bytes an item");
    Map<String, LoadRun> largest = new TreeMap<>();
    loads.forEach(run -> largest.put(run.engine(), run));
    for (LoadRun run : largest.values()) {
      long sum = run.storage().stream().mapToLong(Storage.Part::bytes).sum();
      for (Storage.Part part : run.storage()) {
        table.row(
            run.engine(),
            number(run.items()),
            part.name(),
            part.index(),
            seconds(part.bytes() / 1e6),
            number((double) part.bytes() / run.items()));
      }
      if (sum > 0) {
        table.row(
            run.engine(),
            number(run.items()),
            "all",
            "",
            seconds(sum / 1e6),
            number((double) sum / run.items()));
      }
    }
    return table;
  }

  private Table comparisons() {
    Table table =
        new Table(
            "engine",
            "items",
            "round",
            "pipeline, s",
            "bulk path, s",
            "ratio",
            "data alone: pipeline, s",
            "bulk path, s",
            "ratio",
            "pipeline's CPU s",
            "bulk path's CPU s");
    for (LoadRun run : comparisons) {
      int number = 0;
      for (LoadRun.Round round : run.rounds()) {
        number++;
        LoadRun.Way pipeline = round.pipeline();
        LoadRun.Way bulk = round.bulk();
        table.row(
            run.engine(),
            number(run.items()),
            number,
            seconds(pipeline.seconds()),
            seconds(bulk.seconds()),
            ratio(pipeline.seconds(), bulk.seconds()),
            seconds(pipeline.dataSeconds()),
            seconds(bulk.dataSeconds()),
            ratio(pipeline.dataSeconds(), bulk.dataSeconds()),
            seconds(pipeline.cpuSeconds()),
            seconds(bulk.cpuSeconds()));
      }
    }
    return table;
  }

  private String machines() {
    List<String> told =
        Stream.concat(loads.stream(), comparisons.stream())
            .filter(run -> run.machine() != null)
            .map(LoadReport::machine)
            .distinct()
            .toList();
    return told.isEmpty() ? "" : "Loaded from: " + String.join("; ", told) + ".\n";
  }

  private static String machine(LoadRun run) {
    Machine machine = run.machine();
    return "%d CPUs (%s), %s of memory, %s, %s, heap of at most %s"
        .formatted(
            machine.cpus(),
            machine.architecture(),
            gibibytes(machine.memoryBytes()),
            machine.kernel(),
            machine.jdk(),
            gibibytes(run.heapBytes()));
  }

  /** Seconds against items, both logarithmic, so that what grows linearly is a straight line. */
  Plot plot() {
    Plot plot =
        new Plot(
            "Time to load, indexes included",
            Plot.logAxis("items", "#,##0"),
            Plot.logAxis("seconds", "#,##0.###"));
    Map<String, List<LoadRun>> byEngine =
        loads.stream().collect(groupingBy(run -> run.engine(), TreeMap::new, toList()));
    byEngine.forEach((engine, runs) ->
        plot.dottedLine(
            engine,
            new Points(
                runs.stream().map(run -> (double) run.items()).toList(),
                runs.stream().map(LoadRun::seconds).toList())));
    List<Double> ends = loads.stream().map(run -> (double) run.items()).sorted().toList();
    List<Double> span =
        ends.isEmpty() ? List.of(1e5, 1e7) : List.of(ends.getFirst(), ends.getLast());
    return plot.line(
        "linear: 10 million in 10 minutes",
        new Points(span, span.stream().map(items -> items * GOAL_SECONDS_PER_ITEM).toList()));
  }

  /** Tells whether there is a line to draw: loads of one size alone make none. */
  boolean hasPlot() {
    return loads.stream().map(LoadRun::items).distinct().count() > 1;
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String seconds(Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%,.1f", value);
  }

  private static String ratio(double of, double to) {
    return String.format(Locale.ROOT, "%.2f", of / to);
  }

  private static String gibibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
  }
}
