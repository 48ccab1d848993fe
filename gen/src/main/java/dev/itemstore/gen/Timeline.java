package dev.itemstore.gen;

import java.time.Instant;

/**
 * When things happened, in whole milliseconds. Items are created in the order of their ids, denser
 * and denser towards 2024-01-01, so that a dataset of any size lies before it and no item's time
 * depends on how many there are. Reviews follow their item within 300 days, updates within 60, so
 * nothing is later than 2024.
 */
final class Timeline {
  private static final long START = Instant.parse("2012-01-01T00:00:00Z").toEpochMilli();
  private static final long END = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

  /** So many items fill half of the time; with it two neighbours never share a millisecond. */
  private static final long HALF = 4_000_000;

  private static final long DAY = 86_400_000;
  private static final long REVIEWS_WITHIN = 300 * DAY;
  private static final int UPDATES_WITHIN_DAYS = 60;

  private Timeline() {}

  /** Returns when an item was created: later for a larger id, by a millisecond at least. */
  static long itemCreated(long id) {
    return END - (END - START) * HALF / (id + HALF);
  }

  /**
   * Returns when the {@code k}-th of {@code count} reviews was written, from 1: each somewhere in
   * its own cell of the time, so later than the one before it without knowing it.
   */
  static long reviewCreated(long itemCreated, int k, int count, Draws draws) {
    long cell = REVIEWS_WITHIN / count;
    return itemCreated + (k - 1) * cell + 1 + draws.below(cell);
  }

  /**
   * Returns when something of this version was last changed; each version took a minute or more.
   */
  static long updated(long created, long version, Draws draws) {
    return version == 1
        ? created
        : created + (version - 1) * 60_000 + draws.below(UPDATES_WITHIN_DAYS * DAY);
  }
}
