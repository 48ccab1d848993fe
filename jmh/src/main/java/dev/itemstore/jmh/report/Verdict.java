package dev.itemstore.jmh.report;

import static java.util.stream.Collectors.joining;

import dev.itemstore.jmh.bench.BenchRun.Measured;
import dev.itemstore.jmh.bench.Operation;
import dev.itemstore.jmh.bench.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which target is the fastest for a workload, by a rule that is stated before the figures: a
 * target's cost is the geometric mean of its latencies, the median call's and the 99th percentile
 * alike, over every number of threads that was measured, each operation weighing as the workload
 * has it. A geometric mean makes an operation that takes twice as long count the same, be it one of
 * microseconds or of milliseconds. Targets are compared round by round; see {@link Ratio} for when
 * it is a tie.
 */
final class Verdict {
  private static final double MEDIAN = 0.5;
  private static final double TAIL = 0.99;

  private final HeadToHead measured;
  private final Workload workload;

  Verdict(HeadToHead measured, Workload workload) {
    this.measured = measured;
    this.workload = workload;
  }

  /** A target's place. */
  record Place(String target, double cost, Ratio toBest) {}

  /**
   * Returns the targets, the cheapest first, judged by the rounds that all of them have: a machine
   * is not as fast in one round as in another.
   *
   * @param which of the workload's operations count
   */
  List<Place> places(Predicate<Operation> which) {
    record Costs(String target, NavigableMap<Integer, Double> rounds) {
      double mean() {
        return Math.exp(
            rounds.values().stream().mapToDouble(Math::log).average().orElse(Double.NaN));
      }
    }

    List<Costs> all =
        measured.targets().stream()
            .map(target -> new Costs(target, costs(target, which)))
            .filter(costs -> !costs.rounds().isEmpty())
            .toList();
    all.forEach(
        costs -> all.forEach(other -> costs.rounds().keySet().retainAll(other.rounds().keySet())));
    List<Costs> judged =
        all.stream()
            .filter(costs -> !costs.rounds().isEmpty())
            .sorted(Comparator.comparingDouble(Costs::mean))
            .toList();
    return judged.stream()
        .map(costs ->
            new Place(
                costs.target(),
                costs.mean(),
                Ratio.of(
                    List.copyOf(costs.rounds().values()),
                    List.copyOf(judged.getFirst().rounds().values()))))
        .toList();
  }

  /** Returns a target's cost by round, in microseconds, of rounds in which all was measured. */
  private NavigableMap<Integer, Double> costs(String target, Predicate<Operation> which) {
    NavigableMap<Integer, Double> logs = new TreeMap<>();
    double weights = 0;
    for (Map.Entry<Operation, Integer> weight : workload.weights().entrySet()) {
      if (!which.test(weight.getKey())) {
        continue;
      }
      for (int threads : measured.threads()) {
        HeadToHead.Series series = HeadToHead.Series.of(weight.getKey(), threads);
        NavigableMap<Integer, Measured> rounds = measured.rounds(target, series);
        if (weights == 0) {
          rounds.keySet().forEach(round -> logs.put(round, 0.0));
        }
        logs.keySet().retainAll(rounds.keySet());
        boolean tail = measured.tell(series, TAIL);
        logs.replaceAll((round, sum) -> sum + weight.getValue() * cost(rounds.get(round), tail));
        weights += weight.getValue();
      }
    }
    double all = weights;
    logs.replaceAll((_, sum) -> Math.exp(sum / all));
    return logs;
  }

  /**
   * @param tail whether the 99th percentile counts: not where, on any target, it is that of a few
   *     calls
   */
  private static double cost(Measured result, boolean tail) {
    double median = Math.log(result.at(MEDIAN));
    return tail ? (median + Math.log(result.at(TAIL))) / 2 : median;
  }

  /** Names the operations of which the median alone counts, with their threads. */
  List<String> withoutTail() {
    return workload.weights().keySet().stream()
        .flatMap(operation ->
            measured.threads().stream()
                .filter(threads -> !measured.tell(HeadToHead.Series.of(operation, threads), TAIL))
                .map(threads -> "%s (%d)".formatted(operation, threads)))
        .toList();
  }

  /** Says who won, in a sentence. */
  static String sentence(List<Place> places) {
    if (places.size() < 2) {
      return "There is nothing to compare.";
    }
    List<String> ties =
        places.stream().filter(place -> place.toBest().isTie()).map(Place::target).toList();
    if (ties.size() > 1) {
      String slower =
          places.stream()
              .map(Place::target)
              .filter(target -> !ties.contains(target))
              .collect(joining(", "));
      return "A **tie** of "
          + String.join(" and ", ties)
          + (slower.isEmpty() ? "." : "; slower than %s: %s.".formatted(ties.getFirst(), slower));
    }
    Ratio second = places.get(1).toBest();
    return String.format(
        Locale.ROOT,
        "**%s** is the fastest; %s takes %s times as long%s.",
        places.getFirst().target(),
        places.get(1).target(),
        second,
        second.hasInterval() ? "" : ", by one round: without confidence");
  }

  Table table(List<Place> places) {
    Table table = new Table("target", "cost, ms", "times the fastest's");
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      table.row(
          place.target(),
          String.format(Locale.ROOT, "%.3f", place.cost() / 1e3),
          i == 0 ? "1" : place.toBest() + (place.toBest().isTie() ? " tie" : ""));
    }
    return table;
  }
}
