package dev.itemstore.mongo;

import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.util.concurrent.ThreadLocalRandom;

/** Waits a little longer after each race that one operation lost, and never past its deadline. */
final class Pauses {
  private static final long FIRST_MILLIS = 2;
  private static final long LONGEST_MILLIS = 64;

  private final Deadline deadline;
  private long bound = FIRST_MILLIS;

  Pauses(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * @throws dev.itemstore.domain.store.StoreTimeoutException once the deadline has passed
   */
  void pause() {
    long millis = ThreadLocalRandom.current().nextLong(bound) + 1;
    bound = Math.min(2 * bound, LONGEST_MILLIS);
    try {
      Thread.sleep(Math.min(millis, deadline.requireMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while waiting for other writers", e);
    }
  }
}
