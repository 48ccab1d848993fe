package dev.itemstore.proxy.upstream;

/** How many reviews an item has and the sum of their stars. */
public record Rating(long count, long sum) {
  static final Rating NONE = new Rating(0, 0);

  /** Whether there is a review, and the sum fits 1 to 5 stars each. */
  public boolean isRated() {
    return count > 0 && sum >= count && sum / 5 <= count;
  }

  /** The average in tenths of a star, 10 to 50, rounded half up; only where {@link #isRated}. */
  public int averageTenths() {
    return Math.toIntExact(Math.min(50, Math.round(sum * 10.0 / count)));
  }
}
