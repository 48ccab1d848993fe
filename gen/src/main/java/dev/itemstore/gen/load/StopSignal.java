package dev.itemstore.gen.load;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the threads of a load to end; wakes those that wait. */
final class StopSignal {
  private final CountDownLatch latch = new CountDownLatch(1);

  void set() {
    latch.countDown();
  }

  boolean isSet() {
    return latch.getCount() == 0;
  }

  /**
   * @throws CancellationException if it is set
   */
  void throwIfSet() {
    if (isSet()) {
      throw new CancellationException("the load was stopped");
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
