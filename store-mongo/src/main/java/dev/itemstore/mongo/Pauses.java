package dev.itemstore.mongo;

import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.util.concurrent.ThreadLocalRandom;

/** Waits a little longer after each race that one operation lost, and never past its deadline. */
final class Pauses {
  private static final long FIRST_MILLIS = 2;
  private static final long LONGEST_MILLIS = 64;

  private final Deadline deadline;
  private final long longest;
  private long bound;

  Pauses(Deadline deadline) {
    this(deadline, FIRST_MILLIS, LONGEST_MILLIS);
  }

  /**
   * @param first the bound of the first pause, in milliseconds
   * @param longest the bound of every pause, in milliseconds
   */
  Pauses(Deadline deadline, long first, long longest) {
    this.deadline = deadline;
    this.bound = first;
    this.longest = longest;
  }

  /**
   * @throws dev.itemstore.domain.store.StoreTimeoutException once the deadline has passed
   */
  void pause() {
    long millis = ThreadLocalRandom.current().nextLong(bound) + 1;
    bound = Math.min(2 * bound, longest);
    try {
      Thread.sleep(Math.min(millis, deadline.requireMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while waiting for other writers", e);
    }
  }
}
