package dev.itemstore.jmh.report;

import static java.util.stream.Collectors.joining;

import dev.itemstore.jmh.bench.BenchRun;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import dev.itemstore.jmh.bench.ItemIds;
import dev.itemstore.jmh.bench.Operation;
import dev.itemstore.jmh.bench.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was measured of several targets, by target and round. */
final class HeadToHead {
  private final Map<String, NavigableMap<Integer, BenchRun>> byTarget = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if they are of different datasets, lengths, machines or mixes,
   *     or a target's of different engines or settings
   */
  HeadToHead(List<BenchRun> runs) {
    requireSame("the results", runs, HeadToHead::comparable);
    runs.stream()
        .sorted(Comparator.comparing(BenchRun::startedAt))
        .forEach(run ->
            byTarget.computeIfAbsent(run.target(), _ -> new TreeMap<>()).put(run.round(), run));
    byTarget.forEach((target, rounds) ->
        requireSame("the rounds of " + target, rounds.values(), HeadToHead::setup));
  }

  private static Map<String, Object> comparable(BenchRun run) {
    Map<String, Object> facts = new LinkedHashMap<>(run.client());
    facts.put("items", run.dataset().items());
    facts.put("seed", run.dataset().seed());
    facts.put("generator version", run.dataset().generatorVersion());
    facts.put("seconds of warm-up", run.warmupSeconds());
    facts.put("seconds", run.measuredSeconds());
    facts.put("machine", run.machine());
    facts.put("mix", run.mix());
    return facts;
  }

  private static Map<String, Object> setup(BenchRun run) {
    Map<String, Object> facts = new LinkedHashMap<>(run.settings());
    facts.put("engine", run.engine());
    return facts;
  }

  private static void requireSame(
      String what, Collection<BenchRun> runs, Function<BenchRun, Map<String, Object>> facts) {
    List<Map<String, Object>> all = runs.stream().map(facts).toList();
    Map<String, Set<Object>> values = new LinkedHashMap<>();
    for (Map<String, Object> each : all) {
      for (String name : each.keySet()) {
        // What one has and another has not differs too.
        all.forEach(one ->
            values
                .computeIfAbsent(name, _ -> new LinkedHashSet<>())
                .add(one.getOrDefault(name, "none")));
      }
    }
    values.values().removeIf(found -> found.size() < 2);
    if (!values.isEmpty()) {
      throw new IllegalArgumentException(
          "%s are not to be compared with each other: they differ in %s"
              .formatted(
                  what,
                  values.entrySet().stream()
                      .map(found -> found.getKey() + " " + found.getValue())
                      .collect(joining(", "))));
    }
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

  /** Returns what somebody noted of a target; of all rounds, where they differ. */
  Map<String, String> notes(String target) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (BenchRun run : byTarget.get(target).values()) {
      run.notes()
          .forEach(
              (name, note) -> found.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(note));
    }
    Map<String, String> notes = new LinkedHashMap<>();
    found.forEach((name, each) -> notes.put(name, String.join("; ", each)));
    return notes;
  }

  int rounds(String target) {
    return byTarget.get(target).size();
  }

  /** Returns when a target's first round began, and its last. */
  String dates(String target) {
    NavigableMap<Integer, BenchRun> rounds = byTarget.get(target);
    return rounds.firstEntry().getValue().startedAt()
        + ", "
        + rounds.lastEntry().getValue().startedAt();
  }

  /** Returns the least share of the newest tenth that was read before a round. */
  double leastCached(String target) {
    return byTarget.get(target).values().stream().mapToDouble(BenchRun::cached).min().orElse(0);
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

  /** Returns the slowest call of all rounds, in microseconds; empty where none was measured. */
  OptionalDouble slowest(String target, Series series) {
    return rounds(target, series).values().stream().mapToDouble(Measured::max).max();
  }

  /** Tells whether every target that was measured has calls enough in each round. */
  boolean tell(Series series, double quantile) {
    return targets().stream().allMatch(target -> tell(rounds(target, series), quantile));
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
