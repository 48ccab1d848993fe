package dev.itemstore.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How an item's reviews rate it. The average is derived, never stored.
 *
 * @param count the number of reviews, 0 or more
 * @param sum the sum of their stars, from {@code count} to 5 × {@code count}
 */
public record RatingSummary(long count, long sum) {

  /** The summary of an item without reviews. */
  public static final RatingSummary NONE = new RatingSummary(0, 0);

  /** Returns the mean of the stars with two decimals, rounded half up; empty without reviews. */
  public Optional<BigDecimal> average() {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP));
  }

  /**
   * Returns the summary with {@code count} more reviews that have {@code stars} more stars
   * together; both may be negative.
   */
  public RatingSummary plus(long count, long stars) {
    return new RatingSummary(this.count + count, this.sum + stars);
  }
}
