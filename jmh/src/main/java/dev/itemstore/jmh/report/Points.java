package dev.itemstore.jmh.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Points of a plot, from left to right. */
record Points(List<Double> x, List<Double> y) {

  Points {
    x = List.copyOf(x);
    y = List.copyOf(y);
    if (x.size() != y.size()) {
      throw new IllegalArgumentException("every point has an x and a y");
    }
  }

  /** Returns points over {@code first}, {@code first} + 1 and so on. */
  static Points counted(int first, double... y) {
    return new Points(
        IntStream.range(first, first + y.length).mapToObj(i -> (double) i).toList(),
        DoubleStream.of(y).boxed().toList());
  }

  /** Returns points of a function, at even distances on a logarithmic axis. */
  static Points logarithmic(double from, double to, int count, DoubleUnaryOperator function) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double at = from * Math.pow(to / from, i / (count - 1.0));
      x.add(at);
      y.add(function.applyAsDouble(at));
    }
    return new Points(x, y);
  }

  /** Leaves out what a logarithmic axis has no place for. */
  Points aboveZero() {
    int[] kept = IntStream.range(0, y.size()).filter(i -> y.get(i) > 0).toArray();
    return new Points(
        IntStream.of(kept).mapToObj(x::get).toList(), IntStream.of(kept).mapToObj(y::get).toList());
  }
}
