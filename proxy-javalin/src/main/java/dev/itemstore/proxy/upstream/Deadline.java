package dev.itemstore.proxy.upstream;

import java.time.Duration;

/** The moment by which a whole page must have what it shows, on {@link System#nanoTime}'s clock. */
public record Deadline(long nanoTime) {

  public static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** What is left in nanoseconds, 0 when it has passed. */
  public long remainingNanos() {
    return Math.max(0, nanoTime - System.nanoTime());
  }
}
