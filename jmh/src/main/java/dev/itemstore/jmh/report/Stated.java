package dev.itemstore.jmh.report;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The distributions of docs/dataset.md by their parameters as stated there. Computed apart from the
 * generator, so that the pictures would show it if the two differed.
 */
final class Stated {
  static final double CATEGORY_EXPONENT = 0.8;
  static final double BRAND_EXPONENT = 1.0;
  static final int CATEGORIES = 200;
  static final int BRANDS = 40;

  static final double STOCK_MEDIAN = 18;
  static final double STOCK_SIGMA = 1.2;
  static final double SOLD_OUT = 0.08;

  private static final double[] GOOD = {0.03, 0.03, 0.08, 0.26, 0.60};
  private static final double[] MIDDLING = {0.09, 0.09, 0.20, 0.32, 0.30};
  private static final double[] POOR = {0.32, 0.22, 0.20, 0.14, 0.12};

  /** Returns the share of each rank, the first one first. */
  static double[] zipf(int ranks, double exponent) {
    return normalised(IntStream.rangeClosed(1, ranks).mapToDouble(r -> Math.pow(r, -exponent)));
  }

  /** Returns the share of each count from 0 to 12. */
  static double[] photos() {
    return negativeBinomial(3.03, 4, 12);
  }

  /** Returns the share of each count from 0 to 60. */
  static double[] reviews() {
    return negativeBinomial(3.5, 0.6, 60);
  }

  private static double[] negativeBinomial(double mean, double shape, int cut) {
    double q = mean / (mean + shape);
    double[] weights = new double[cut + 1];
    weights[0] = 1;
    for (int k = 1; k <= cut; k++) {
      weights[k] = weights[k - 1] * q * (k - 1 + shape) / k;
    }
    return normalised(DoubleStream.of(weights));
  }

  static double[] starsOfGood() {
    return GOOD.clone();
  }

  static double[] starsOfMiddling() {
    return MIDDLING.clone();
  }

  static double[] starsOfPoor() {
    return POOR.clone();
  }

  /** Returns the stars of all reviews: 60 % of good items, 30 % of middling, 10 % of poor ones. */
  static double[] stars() {
    return IntStream.range(0, 5)
        .mapToDouble(i -> 0.6 * GOOD[i] + 0.3 * MIDDLING[i] + 0.1 * POOR[i])
        .toArray();
  }

  /** Returns the density of ln x where x is log-normal. */
  static double logNormalDensity(double x, double median, double sigma) {
    double z = Math.log(x / median) / sigma;
    return Math.exp(-z * z / 2) / (sigma * Math.sqrt(2 * Math.PI));
  }

  private static double[] normalised(DoubleStream weights) {
    double[] all = weights.toArray();
    double sum = DoubleStream.of(all).sum();
    return DoubleStream.of(all).map(weight -> weight / sum).toArray();
  }

  private Stated() {}
}
