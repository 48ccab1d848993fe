package dev.itemstore.gen.work;

import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long to go on trying while a store is away. The wait doubles from {@code firstWait} to at
 * most {@code longestWait}.
 *
 * @param attempts how often a step is tried in all, 1 or more
 */
public record RetryPolicy(int attempts, Duration firstWait, Duration longestWait) {

  /** Enough for a database to be restarted: ten attempts over about forty seconds. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(10, Duration.ofMillis(250), Duration.ofSeconds(8));

  /**
   * Runs a step until it succeeds.
   *
   * @throws StoreUnavailableException or {@link StoreTimeoutException}: the last failure
   * @throws java.util.concurrent.CancellationException once {@code stop} is set
   */
  public void run(Runnable step, StopSignal stop, ProgressListener listener) {
    call(
        () -> {
          step.run();
          return null;
        },
        stop,
        listener);
  }

  /** Runs a step as {@link #run} does, and returns what it returned in the end. */
  public <T> T call(Supplier<T> step, StopSignal stop, ProgressListener listener) {
    Duration wait = firstWait;
    for (int attempt = 1; ; attempt++) {
      stop.throwIfSet();
      try {
        return step.get();
      } catch (StoreUnavailableException | StoreTimeoutException e) {
        if (attempt >= attempts) {
          throw e;
        }
        listener.retrying(e, wait);
        stop.pause(wait);
        Duration longer = wait.multipliedBy(2);
        wait = longer.compareTo(longestWait) > 0 ? longestWait : longer;
      }
    }
  }
}
