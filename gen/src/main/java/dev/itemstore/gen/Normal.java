package dev.itemstore.gen;

/**
 * The standard normal distribution by the inverse of its distribution function: Acklam's rational
 * approximation, relative error below 1.2 × 10<sup>−9</sup>. {@link StrictMath} where a function is
 * needed, so the same everywhere.
 */
final class Normal {
  private static final double TAIL = 0.02425;

  private Normal() {}

  /** Returns a draw of the log-normal distribution with this median and sigma. */
  static double logNormal(Draws draws, double median, double sigma) {
    return median * StrictMath.exp(sigma * quantile(draws.uniform()));
  }

  /** Returns the value that a standard normal variable stays below with probability {@code p}. */
  static double quantile(double p) {
    if (p < TAIL) {
      return tail(p);
    }
    if (p > 1 - TAIL) {
      return -tail(1 - p);
    }
    double q = p - 0.5;
    double r = q * q;
    double numerator =
        ((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
                            + 1.383577518672690e+02)
                        * r
                    - 3.066479806614716e+01)
                * r
            + 2.506628277459239e+00;
    double denominator =
        ((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
                            + 6.680131188771972e+01)
                        * r
                    - 1.328068155288572e+01)
                * r
            + 1;
    return numerator * q / denominator;
  }

  private static double tail(double p) {
    double q = StrictMath.sqrt(-2 * StrictMath.log(p));
    double numerator =
        ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q
                            - 2.549732539343734e+00)
                        * q
                    + 4.374664141464968e+00)
                * q
            + 2.938163982698783e+00;
    double denominator =
        (((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q
                    + 3.754408661907416e+00)
                * q
            + 1;
    return numerator / denominator;
  }
}
