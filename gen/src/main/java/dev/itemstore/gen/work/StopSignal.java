package dev.itemstore.gen.work;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the threads of a work to end; wakes those that wait. */
public final class StopSignal {
  private final CountDownLatch latch = new CountDownLatch(1);

  /** Tells it to all threads, for good. */
  public void set() {
    latch.countDown();
  }

  public boolean isSet() {
    return latch.getCount() == 0;
  }

  /**
   * Returns if the work may go on.
   *
   * @throws CancellationException if it is set
   */
  public void throwIfSet() {
    if (isSet()) {
      throw new CancellationException("the work was stopped");
    }
  }

  /**
   * Waits so long, or until it is set.
   *
   * @throws CancellationException if it is set, or this thread was interrupted
   */
  void pause(Duration duration) {
    try {
      if (latch.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
        throwIfSet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    }
  }
}
