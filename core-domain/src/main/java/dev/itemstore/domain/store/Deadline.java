package dev.itemstore.domain.store;

import java.time.Duration;

/** The moment by which an operation, and every wait inside it, has ended. */
public final class Deadline {
  private final long nanoTime;

  private Deadline(long nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns the deadline that lies {@code timeout} from now. */
  public static Deadline after(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  /** Returns how many milliseconds are left, rounded up; 0 or less once it has passed. */
  public long remainingMillis() {
    return Math.ceilDiv(nanoTime - System.nanoTime(), 1_000_000L);
  }

  /**
   * Returns how many milliseconds are left, at least 1.
   *
   * @throws StoreTimeoutException once it has passed
   */
  public long requireMillis() {
    long millis = remainingMillis();
    if (millis <= 0) {
      throw new StoreTimeoutException("the deadline passed before the store was asked", null);
    }
    return millis;
  }
}
