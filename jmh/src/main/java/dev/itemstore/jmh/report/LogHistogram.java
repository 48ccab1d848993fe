package dev.itemstore.jmh.report;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.DoubleUnaryOperator;

/** Counts of whole numbers as a density over the logarithm. */
final class LogHistogram {
  private static final double WIDTH = 1.2;

  /**
   * Returns the share of each bin for one unit of the natural logarithm, at the bin's middle. A bin
   * begins and ends between two numbers that occur.
   *
   * @param first where the first bin begins
   * @param edge moves an edge to the nearest place where one may be
   */
  static Points of(NavigableMap<Integer, Integer> counts, double first, DoubleUnaryOperator edge) {
    double total = counts.values().stream().mapToLong(Integer::longValue).sum();
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    double from = first;
    while (!counts.isEmpty() && from < counts.lastKey()) {
      double to = Math.max(edge.applyAsDouble(from * WIDTH), edge.applyAsDouble(from + 1));
      long inside =
          counts.subMap((int) Math.ceil(from), true, (int) Math.floor(to), true).values().stream()
              .mapToLong(Integer::longValue)
              .sum();
      x.add(Math.sqrt(from * to));
      y.add(inside / total / Math.log(to / from));
      from = to;
    }
    return new Points(x, y);
  }

  private LogHistogram() {}
}
