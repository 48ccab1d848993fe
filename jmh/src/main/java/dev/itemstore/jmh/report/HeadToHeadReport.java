package dev.itemstore.jmh.report;

import static java.util.stream.Collectors.joining;

import dev.itemstore.domain.store.Storage;
import dev.itemstore.jmh.bench.BenchRun;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import dev.itemstore.jmh.bench.Operation;
import dev.itemstore.jmh.bench.Route;
import dev.itemstore.jmh.bench.Workload;
import dev.itemstore.jmh.report.HeadToHead.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says which database answers the repository's operations fastest, and how sure that is. */
final class HeadToHeadReport {
  private static final double MEDIAN = 0.5;
  private static final double P99 = 0.99;
  private static final double P999 = 0.999;
  private static final double READ_GOAL = 1.10;
  private static final double WRITE_GOAL = 1.15;

  private final HeadToHead measured;
  private final List<LoadRun> loads;
  private final Workload workload;

  HeadToHeadReport(List<BenchRun> runs, List<LoadRun> loads, Workload workload) {
    this.measured = new HeadToHead(runs);
    this.loads = loads;
    this.workload = workload;
  }

  Document document() {
    Document document = new Document("Itemstore: the databases head to head");
    about(document);
    verdict(document);
    latencies(document);
    ratios(document);
    throughput(document);
    overhead(document);
    gateway(document);
    cold(document);
    loads(document);
    plans(document);
    settings(document);
    return document;
  }

  private void about(Document document) {
    document.paragraph(
        "Measured: %s; each through `ItemRepository`, as the API calls it, on %,d items with their photos and reviews."
            .formatted(
                measured.engines(), measured.run(measured.targets().getFirst()).dataset().items()));
    boolean mongo =
        measured.targets().stream()
            .anyMatch(target -> measured.run(target).engine().startsWith("MongoDB"));
    boolean documentDb =
        measured.targets().stream()
            .anyMatch(target -> measured.run(target).engine().startsWith("DocumentDB"));
    if (!mongo) {
      document.paragraph(
          "**MongoDB's own server was not measured**"
              + (documentDb
                  ? ": the document store ran on DocumentDB, which is PostgreSQL with an extension, through FerretDB. Its figures say nothing about MongoDB's."
                  : ".")
              + " `scripts/head-to-head` measures it too where it is at hand, and `scripts/bench --target` by its URL.");
    }
    if (!measured.failed().isEmpty()) {
      document.paragraph(
          "**Could not be measured**: " + String.join("; ", measured.failed()) + ".");
    }
  }

  private void verdict(Document document) {
    Verdict verdict = new Verdict(measured, workload);
    document.heading("Verdict");
    document.paragraph(
        "Rule: a target's cost is the geometric mean of its latencies, p50 and p99 alike, over all numbers of threads, each operation weighing as the workload has it (%.0f %% reads). Another workload, another verdict: `scripts/report head-to-head --weights FILE`. It is a tie where the interval of 95 %% confidence holds 1, or the difference is under 5 %%."
            .formatted(100 * workload.reads()));
    List<String> withoutTail = verdict.withoutTail();
    if (!withoutTail.isEmpty()) {
      document.paragraph(
          "Of these the p50 alone counts, since in a round fewer than five calls were slower than the p99 (in brackets the threads): %s."
              .formatted(String.join(", ", withoutTail)));
    }
    verdict(document, verdict, "All of the workload", _ -> true);
    verdict(document, verdict, "Its reads", Operation::isRead);
    verdict(document, verdict, "Its writes", Operation::isWrite);
    Table weights = new Table("operation", "of 100");
    double all = workload.weights().values().stream().mapToInt(Integer::intValue).sum();
    workload
        .weights()
        .forEach((operation, weight) -> weights.row(operation, number(100 * weight / all)));
    document.subheading("The workload").table(weights);
  }

  private void verdict(
      Document document, Verdict verdict, String name, Predicate<Operation> which) {
    List<Verdict.Place> places = verdict.places(which);
    document.subheading(name);
    if (!places.isEmpty()) {
      document.paragraph(Verdict.sentence(places)).table(verdict.table(places));
    }
    List<String> judged = places.stream().map(Verdict.Place::target).toList();
    List<String> others =
        measured.targets().stream().filter(target -> !judged.contains(target)).toList();
    if (!others.isEmpty()) {
      document.paragraph(
          "Not judged: %s. Not every operation of the workload was measured in a round that the others have."
              .formatted(String.join(", ", others)));
    }
  }

  private void latencies(Document document) {
    document.heading("Latency");
    document.paragraph(
        "Milliseconds of a single call by the repository, p50 / p99 / p99.9 of the median round, as far as five calls or more were slower in every round, and the slowest call of all rounds.");
    for (int threads : measured.threads()) {
      Table table = new Table(columns("operation", Function.identity()));
      for (Operation operation : measured.operations()) {
        table.row(cells(operation.id(), target -> latency(target, Series.of(operation, threads))));
      }
      document.subheading(threads == 1 ? "1 thread" : threads + " threads").table(table);
    }
    int fewest = measured.threads().getFirst();
    document.subheading(
        "Distributions, %d %s".formatted(fewest, fewest == 1 ? "thread" : "threads"));
    for (Operation operation : measured.operations()) {
      document.picture(
          "latency-" + operation.id(), distribution(operation, Series.of(operation, fewest)));
    }
  }

  private String latency(String target, Series series) {
    OptionalDouble slowest = measured.slowest(target, series);
    if (slowest.isEmpty()) {
      return "–";
    }
    return Stream.of(MEDIAN, P99, P999)
            .map(quantile ->
                measured
                    .latency(target, series, quantile)
                    .map(HeadToHeadReport::millis)
                    .orElse("–"))
            .collect(joining(" / "))
        + " / "
        + millis(slowest.getAsDouble());
  }

  /** One call in so many is slower than that; both logarithmic, so that the tail has its place. */
  private Plot distribution(Operation operation, Series series) {
    Plot plot =
        new Plot(
            operation.id(),
            Plot.logAxis("one call in … is slower", "#,##0"),
            Plot.logAxis("ms", "#,##0.###"));
    for (String target : measured.targets()) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (double quantile : Measured.QUANTILES) {
        measured
            .latency(target, series, quantile)
            .ifPresent(latency -> {
              x.add(1 / (1 - quantile));
              y.add(latency / 1e3);
            });
      }
      if (!x.isEmpty()) {
        plot.dottedLine(target, new Points(x, y));
      }
    }
    return plot;
  }

  private void ratios(Document document) {
    if (measured.targets().size() < 2) {
      return;
    }
    String base = measured.targets().getFirst();
    document.heading("Ratios");
    document.paragraph(
        "How many times as long as %s a call takes, p50 and p99, with one thread and with the most; in brackets the interval of 95 %% confidence over the rounds (%s). Below 1 is faster than %s."
            .formatted(base, rounds(), base));
    List<String> others = measured.targets().subList(1, measured.targets().size());
    List<String> columns = new ArrayList<>(List.of("operation", "threads"));
    others.forEach(other -> columns.addAll(List.of(other + " p50", other + " p99")));
    Table table = new Table(columns.toArray(String[]::new));
    for (Operation operation : measured.operations()) {
      for (int threads : ends(measured.threads())) {
        List<Object> row = new ArrayList<>(List.of(operation.id(), threads));
        for (String other : others) {
          for (double quantile : List.of(MEDIAN, P99)) {
            row.add(text(measured.ratio(other, base, Series.of(operation, threads), quantile)));
          }
        }
        table.row(row.toArray());
      }
    }
    document.table(table);
  }

  private String rounds() {
    return measured.targets().stream()
        .map(target -> target + ": " + measured.rounds(target))
        .collect(joining(", "));
  }

  private static List<Integer> ends(List<Integer> threads) {
    return Stream.of(threads.getFirst(), threads.getLast()).distinct().toList();
  }

  private void throughput(Document document) {
    document.heading("Throughput");
    document.paragraph(
        "Calls a second of all threads together, each of which calls again when its last call has returned: threads ÷ mean latency (Little's law). Operations that must be undone after each call have none.");
    Table table = new Table(columns("operation", "threads", Function.identity()));
    for (Operation operation : measured.operations()) {
      for (int threads : measured.threads()) {
        List<Object> row = new ArrayList<>(List.of(operation.id(), threads));
        for (String target : measured.targets()) {
          row.add(
              measured
                  .throughput(target, Series.of(operation, threads))
                  .map(HeadToHeadReport::number)
                  .orElse("–"));
        }
        table.row(row.toArray());
      }
    }
    document.table(table);
    if (measured.threads().size() > 1) {
      for (Operation operation :
          measured.operations().stream().filter(each -> !each.isPrepared()).toList()) {
        document.picture("throughput-" + operation.id(), throughput(operation));
      }
    }
  }

  private Plot throughput(Operation operation) {
    Plot plot =
        new Plot(operation.id(), Plot.wholeAxis("threads"), Plot.axis("calls a second", "#,##0"));
    for (String target : measured.targets()) {
      List<Double> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int threads : measured.threads()) {
        measured
            .throughput(target, Series.of(operation, threads))
            .ifPresent(calls -> {
              x.add((double) threads);
              y.add(calls);
            });
      }
      if (!x.isEmpty()) {
        plot.dottedLine(target, new Points(x, y));
      }
    }
    return plot;
  }

  private void overhead(Document document) {
    Table table = comparison(Route.REPOSITORY, Route.PLAIN);
    if (table.isEmpty()) {
      return;
    }
    document.heading("What the repository costs");
    document.paragraph(
        "How many times as long as the same by the engine's plain driver, by hand, with the fewest threads. The goal is %.2f for reads and %.2f for writes; what is beyond it even at the low end of its interval is marked beyond, and open what is beyond it at the high end alone. Latencies are the median round's, ratios the mean of the rounds'. What --quick measures holds the JVM's warm-up, which makes the repository's share look larger than it is."
            .formatted(READ_GOAL, WRITE_GOAL));
    document.table(table);
  }

  private void gateway(Document document) {
    Table table = comparison(Route.PLAIN, Route.SQL);
    if (table.isEmpty()) {
      return;
    }
    document.heading("What FerretDB costs");
    document.paragraph(
        "How many times as long as the same find commands, given as SQL to the PostgreSQL behind it, a read by MongoDB's plain driver through FerretDB takes, with the fewest threads. What the two drivers differ by is in it.");
    document.table(table);
  }

  private Table comparison(Route of, Route than) {
    Table table =
        new Table(
            "target", "operation", of + " p50, ms", than + " p50, ms", "p50 ratio", "p99 ratio");
    int threads = measured.threads().getFirst();
    for (String target : measured.targets()) {
      for (Operation operation : measured.operations()) {
        Series series = Series.of(operation, threads).by(of);
        Series other = series.by(than);
        Optional<Ratio> median = measured.ratio(target, series, other, MEDIAN);
        if (median.isPresent()) {
          table.row(
              target,
              operation.id(),
              measured.latency(target, series, MEDIAN).map(HeadToHeadReport::millis).orElse("–"),
              measured.latency(target, other, MEDIAN).map(HeadToHeadReport::millis).orElse("–"),
              against(median, goal(operation, than)),
              against(measured.ratio(target, series, other, P99), goal(operation, than)));
        }
      }
    }
    return table;
  }

  private static double goal(Operation operation, Route than) {
    if (than != Route.PLAIN) {
      return Double.POSITIVE_INFINITY;
    }
    return operation.isRead() ? READ_GOAL : WRITE_GOAL;
  }

  private static String against(Optional<Ratio> ratio, double goal) {
    return ratio.map(found -> found + mark(found, goal)).orElse("–");
  }

  private static String mark(Ratio ratio, double goal) {
    if (!ratio.hasInterval() || ratio.high() <= goal) {
      return "";
    }
    return ratio.low() > goal ? " **beyond**" : " open";
  }

  private void cold(Document document) {
    Table table = new Table("target", "operation", "hot", "cold", "cold / hot, p50", "p99");
    int threads = measured.threads().getFirst();
    for (String target : measured.targets()) {
      for (Operation operation : measured.operations()) {
        Series hot = Series.of(operation, threads);
        if (!measured.rounds(target, hot.cold()).isEmpty()) {
          table.row(
              target,
              operation.id(),
              latency(target, hot),
              latency(target, hot.cold()),
              text(measured.ratio(target, hot.cold(), hot, MEDIAN)),
              text(measured.ratio(target, hot.cold(), hot, P99)));
        }
      }
    }
    if (!table.isEmpty()) {
      document.heading("Hot and cold");
      document.paragraph(
          "Hot is as visitors ask: nine of ten items are among the newest tenth. Cold is any item as likely as any other; whether the data are larger than the engine's cache, its settings below tell. An engine that reads through the operating system's cache (PostgreSQL) finds there what its own has not. p50 / p99 / p99.9 / slowest in ms.");
      document.table(table);
    }
  }

  private void loads(Document document) {
    List<String> engines =
        measured.targets().stream().map(target -> measured.run(target).engine()).toList();
    Table times =
        new Table("engine", "items", "s to load", "items/s", "MB on disk", "bytes an item");
    loads.stream()
        .filter(load -> engines.contains(load.engine()))
        .filter(
            load -> load.items() == measured.run(measured.targets().getFirst()).dataset().items())
        .forEach(load -> {
          long bytes = load.storage().stream().mapToLong(Storage.Part::bytes).sum();
          times.row(
              load.engine(),
              number((double) load.items()),
              number(load.seconds()),
              number(load.items() / load.seconds()),
              number(bytes / 1e6),
              number((double) bytes / load.items()));
        });
    if (!times.isEmpty()) {
      document.heading("Loading it, and its size");
      document.table(times);
    }
  }

  private void plans(Document document) {
    if (measured.targets().stream().allMatch(target -> measured.run(target).plans().isEmpty())) {
      return;
    }
    document.heading("Plans");
    document.paragraph("How each engine answers the repository's queries, in its own words.");
    for (String target : measured.targets()) {
      document.code(
          target,
          measured.run(target).plans().stream()
              .map(plan ->
                  plan.operation()
                      + "\n"
                      + plan.lines().stream().map(line -> "  " + line).collect(joining("\n")))
              .collect(joining("\n\n")));
    }
  }

  private void settings(Document document) {
    document.heading("How it was measured");
    Table table = new Table(columns("", Function.identity()));
    table.row(cells("engine", target -> measured.run(target).engine()));
    table.row(
        cells(
            "dataset",
            target -> {
              var dataset = measured.run(target).dataset();
              return "%,d items, seed %d, generator version %d"
                  .formatted(dataset.items(), dataset.seed(), dataset.generatorVersion());
            }));
    table.row(cells("rounds", target -> String.valueOf(measured.rounds(target))));
    table.row(cells("first and last round began, UTC", measured::dates));
    table.row(
        cells(
            "share of the newest tenth that was read before, the least of the rounds",
            target -> "%.0f %%".formatted(100 * measured.leastCached(target))));
    table.row(cells("the mix of `mixed`", target -> mix(measured.run(target).mix())));
    table.row(
        cells(
            "seconds of warm-up and of measurement, a round in one JVM",
            target ->
                measured.run(target).warmupSeconds()
                    + " and "
                    + measured.run(target).measuredSeconds()));
    table.row(
        cells(
            "CPUs and memory of the client, kernel, JDK",
            target -> {
              var machine = measured.run(target).machine();
              return "%d for the JVM, %.1f GiB, %s, %s"
                  .formatted(
                      machine.cpus(),
                      machine.memoryBytes() / (double) (1 << 30),
                      machine.kernel(),
                      machine.jdk());
            }));
    addAll(table, target -> measured.run(target).client());
    addAll(table, measured::notes);
    addAll(table, target -> measured.run(target).settings());
    document.table(table);
  }

  private static String mix(Map<String, Integer> weights) {
    return weights.entrySet().stream()
        .map(weight -> weight.getKey() + " " + weight.getValue())
        .collect(joining(", "));
  }

  private void addAll(Table table, Function<String, Map<String, String>> ofTarget) {
    TreeSet<String> names = new TreeSet<>();
    measured.targets().forEach(target -> names.addAll(ofTarget.apply(target).keySet()));
    for (String name : names) {
      table.row(cells(name, target -> ofTarget.apply(target).getOrDefault(name, "–")));
    }
  }

  private String[] columns(String first, Function<String, String> ofTarget) {
    return Stream.concat(Stream.of(first), measured.targets().stream().map(ofTarget))
        .toArray(String[]::new);
  }

  private String[] columns(String first, String second, Function<String, String> ofTarget) {
    return Stream.concat(Stream.of(first, second), measured.targets().stream().map(ofTarget))
        .toArray(String[]::new);
  }

  private Object[] cells(String first, Function<String, String> ofTarget) {
    return Stream.concat(
            Stream.of(first),
            measured.targets().stream()
                .map(ofTarget)
                .map(cell -> Objects.requireNonNullElse(cell, ""))
                .map(cell -> cell.isEmpty() ? "–" : cell))
        .toArray();
  }

  private static String text(Optional<Ratio> ratio) {
    return ratio.map(Ratio::toString).orElse("–");
  }

  private static String millis(double micros) {
    return String.format(Locale.ROOT, micros < 9_995 ? "%.3f" : "%.1f", micros / 1e3);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
