package dev.itemstore.jmh.report;

import static java.util.stream.Collectors.joining;

import dev.itemstore.jmh.bench.BenchRun;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import dev.itemstore.jmh.bench.ItemIds;
import dev.itemstore.jmh.bench.Operation;
import dev.itemstore.jmh.bench.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was measured of several targets, by target and round. */
final class HeadToHead {
  private final Map<String, NavigableMap<Integer, BenchRun>> byTarget = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if they are of different datasets, or of different lengths
   */
  HeadToHead(List<BenchRun> runs) {
    List<String> kinds = runs.stream().map(HeadToHead::kind).distinct().toList();
    if (kinds.size() > 1) {
      throw new IllegalArgumentException(
          "the results are not to be compared with each other: " + String.join("; ", kinds));
    }
    runs.stream()
        .sorted(Comparator.comparing(BenchRun::startedAt))
        .forEach(run ->
            byTarget.computeIfAbsent(run.target(), _ -> new TreeMap<>()).put(run.round(), run));
  }

  private static String kind(BenchRun run) {
    return "%,d items of seed %d, measured for %.1f s"
        .formatted(run.dataset().items(), run.dataset().seed(), run.measuredSeconds());
  }

  /** Which measurement: of the operations of all rounds, one a round. */
  record Series(Operation operation, Route route, ItemIds ids, int threads) {
    /** Returns the repository's, as visitors ask. */
    static Series of(Operation operation, int threads) {
      return new Series(operation, Route.REPOSITORY, ItemIds.VISITS, threads);
    }

    Series by(Route other) {
      return new Series(operation, other, ids, threads);
    }

    Series cold() {
      return new Series(operation, route, ItemIds.UNIFORM, threads);
    }

    private boolean is(Measured result) {
      return result.operation().equals(operation.id())
          && result.route().equals(route.toString())
          && result.ids().equals(ids.toString())
          && result.threads() == threads;
    }
  }

  List<String> targets() {
    return List.copyOf(byTarget.keySet());
  }

  /** Returns the last run of a target, for what is the same in all of them. */
  BenchRun run(String target) {
    return byTarget.get(target).lastEntry().getValue();
  }

  int rounds(String target) {
    return byTarget.get(target).size();
  }

  /** Returns what could not be measured, in sentences without their full stop. */
  List<String> failed() {
    return byTarget.values().stream()
        .flatMap(rounds -> rounds.values().stream())
        .flatMap(run ->
            run.failed().stream()
                .map(cell -> "%s, round %d: %s".formatted(run.target(), run.round(), cell)))
        .toList();
  }

  /** Returns the numbers of threads that were measured, ascending. */
  List<Integer> threads() {
    return results().map(Measured::threads).distinct().sorted().toList();
  }

  /** Returns the operations that were measured. */
  List<Operation> operations() {
    List<String> measured = results().map(Measured::operation).distinct().toList();
    return Stream.of(Operation.values())
        .filter(operation -> measured.contains(operation.id()))
        .toList();
  }

  private Stream<Measured> results() {
    return byTarget.values().stream()
        .flatMap(rounds -> rounds.values().stream())
        .flatMap(run -> run.results().stream());
  }

  /** Returns a measurement by round; none of a round in which it was not made. */
  NavigableMap<Integer, Measured> rounds(String target, Series series) {
    NavigableMap<Integer, Measured> rounds = new TreeMap<>();
    byTarget
        .get(target)
        .forEach((round, run) ->
            run.results().stream()
                .filter(series::is)
                .findFirst()
                .ifPresent(found -> rounds.put(round, found)));
    return rounds;
  }

  /**
   * Returns the median round's latency, in microseconds; empty where it was not measured, or in any
   * round by too few calls: without that round, which was the slowest, it would be another median.
   */
  Optional<Double> latency(String target, Series series, double quantile) {
    NavigableMap<Integer, Measured> rounds = rounds(target, series);
    return tell(rounds, quantile)
        ? median(rounds.values().stream().map(result -> result.at(quantile)).toList())
        : Optional.empty();
  }

  private static boolean tell(NavigableMap<Integer, Measured> rounds, double quantile) {
    return rounds.values().stream().allMatch(result -> result.tells(quantile));
  }

  /** Returns the median round's calls a second; empty where the calls were not back to back. */
  Optional<Double> throughput(String target, Series series) {
    return series.operation().isPrepared()
        ? Optional.empty()
        : median(rounds(target, series).values().stream().map(Measured::throughput).toList());
  }

  /** Returns the ratio of two targets' latencies; empty unless both were measured. */
  Optional<Ratio> ratio(String target, String other, Series series, double quantile) {
    return ratio(rounds(target, series), rounds(other, series), quantile);
  }

  /** Returns the ratio of a latency to that of another series, on one target. */
  Optional<Ratio> ratio(String target, Series series, Series than, double quantile) {
    return ratio(rounds(target, series), rounds(target, than), quantile);
  }

  /** Of the rounds that both have; of none if one of them is of too few calls. */
  private static Optional<Ratio> ratio(
      NavigableMap<Integer, Measured> of, NavigableMap<Integer, Measured> to, double quantile) {
    if (!tell(of, quantile) || !tell(to, quantile)) {
      return Optional.empty();
    }
    List<Double> values = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    of.forEach((round, result) -> {
      Measured other = to.get(round);
      if (other != null) {
        values.add(result.at(quantile));
        others.add(other.at(quantile));
      }
    });
    return values.isEmpty() ? Optional.empty() : Optional.of(Ratio.of(values, others));
  }

  private static Optional<Double> median(List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    return Optional.of((sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2);
  }

  /** Names the engines, for a sentence. */
  String engines() {
    return targets().stream().map(target -> run(target).engine()).distinct().collect(joining("; "));
  }
}
