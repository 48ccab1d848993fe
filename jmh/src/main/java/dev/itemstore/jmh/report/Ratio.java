package dev.itemstore.jmh.report;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * By what factor one thing is slower than another, over rounds in which both were measured one
 * after the other: the geometric mean of the rounds' ratios, with Student's interval of 95 %
 * confidence on their logarithms. One round has no interval.
 *
 * @param low {@code NaN} where there is no interval; {@code high} likewise
 */
record Ratio(double mean, double low, double high) {
  private static final double CONFIDENCE = 0.95;

  /** A difference that no reader would act on. */
  private static final double SAME = 1.05;

  /**
   * Returns the ratio of two values of each round; of the shorter list's rounds where one is
   * longer.
   *
   * @throws IllegalArgumentException if there is no round
   */
  static Ratio of(List<Double> values, List<Double> others) {
    int rounds = Math.min(values.size(), others.size());
    if (rounds == 0) {
      throw new IllegalArgumentException("a ratio needs a round");
    }
    double[] logs = new double[rounds];
    double sum = 0;
    for (int i = 0; i < rounds; i++) {
      logs[i] = Math.log(values.get(i) / others.get(i));
      sum += logs[i];
    }
    double mean = sum / rounds;
    if (rounds == 1) {
      return new Ratio(Math.exp(mean), Double.NaN, Double.NaN);
    }
    double squares = 0;
    for (double log : logs) {
      squares += (log - mean) * (log - mean);
    }
    double error = Math.sqrt(squares / (rounds - 1) / rounds);
    double half =
        error * new TDistribution(rounds - 1).inverseCumulativeProbability(0.5 + CONFIDENCE / 2);
    return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
  }

  boolean hasInterval() {
    return !Double.isNaN(low);
  }

  /**
   * Tells whether nothing can be said but that both are about the same: the interval holds 1, or
   * the mean is within {@value #SAME}.
   */
  boolean isTie() {
    boolean small = mean < SAME && mean > 1 / SAME;
    return small || (low <= 1 && high >= 1);
  }

  @Override
  public String toString() {
    return hasInterval()
        ? String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", mean, low, high)
        : String.format(Locale.ROOT, "%.2f", mean);
  }
}
