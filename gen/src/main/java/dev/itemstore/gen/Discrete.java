package dev.itemstore.gen;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * A distribution over 0..n−1 by weights, sampled in constant time by Walker's alias method in the
 * form of Vose. Built with IEEE additions, multiplications and divisions alone, which are the same
 * everywhere. Immutable.
 */
final class Discrete {
  private static final double SCALE = 0x1.0p32;

  /** Of 2<sup>32</sup> draws of a column, how many stay in it. */
  private final long[] threshold;

  private final int[] alias;

  Discrete(double... weights) {
    int n = weights.length;
    threshold = new long[n];
    alias = new int[n];
    double total = Arrays.stream(weights).reduce(0, Double::sum);
    double[] height = Arrays.stream(weights).map(weight -> weight / total * n).toArray();
    ArrayDeque<Integer> small = new ArrayDeque<>();
    ArrayDeque<Integer> large = new ArrayDeque<>();
    for (int i = 0; i < n; i++) {
      (height[i] < 1 ? small : large).add(i);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int less = small.remove();
      int more = large.remove();
      threshold[less] = (long) (height[less] * SCALE);
      alias[less] = more;
      height[more] = height[more] + height[less] - 1;
      (height[more] < 1 ? small : large).add(more);
    }
    // What is left stands at 1 but for rounding.
    small.addAll(large);
    for (int i : small) {
      threshold[i] = (long) SCALE;
      alias[i] = i;
    }
  }

  /** Returns the Zipf distribution over ranks 0..n−1: weight 1 / (rank + 1)<sup>s</sup>. */
  static Discrete zipf(int n, double s) {
    double[] weights = new double[n];
    for (int rank = 0; rank < n; rank++) {
      weights[rank] = StrictMath.pow(rank + 1.0, -s);
    }
    return new Discrete(weights);
  }

  /**
   * Returns the negative binomial distribution with this mean and shape {@code r}, cut at {@code
   * max}: a Poisson count whose rate differs from item to item. The smaller {@code r}, the more
   * skewed.
   */
  static Discrete negativeBinomial(double mean, double r, int max) {
    double q = mean / (mean + r);
    double[] weights = new double[max + 1];
    weights[0] = 1;
    for (int k = 0; k < max; k++) {
      weights[k + 1] = weights[k] * ((k + r) / (k + 1)) * q;
    }
    return new Discrete(weights);
  }

  int sample(Draws draws) {
    long bits = draws.next();
    int column = (int) (((bits >>> 32) * threshold.length) >>> 32);
    return (bits & 0xffff_ffffL) < threshold[column] ? column : alias[column];
  }
}
