package dev.itemstore.gen.work;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Threads that do the parts of a work, each taking the next part that nobody has taken. */
public final class Workers {
  private final String name;
  private final int threads;
  private final StopSignal stop;

  /**
   * @param name of the threads, which get a number after it
   * @param stop once it is set, parts in hand are finished and no other is begun
   * @throws IllegalArgumentException if there are no threads
   */
  public Workers(String name, int threads, StopSignal stop) {
    if (threads < 1) {
      throw new IllegalArgumentException("it needs at least one thread, not " + threads);
    }
    this.name = name;
    this.threads = threads;
    this.stop = stop;
  }

  /**
   * Does the parts 0 to {@code parts} − 1, or those that are begun before the stop.
   *
   * @throws InterruptedException if this thread was interrupted; the work is then stopped too
   * @throws RuntimeException the first failure of a part; the work is then stopped too
   */
  public void run(int parts, IntConsumer part) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService workers =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name(name + "-", 1).factory());
    try (workers) {
      ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(workers);
      for (int i = 0; i < threads; i++) {
        running.submit(() -> takeParts(next, parts, part), null);
      }
      try {
        for (int i = 0; i < threads; i++) {
          await(running.take());
        }
      } catch (InterruptedException | RuntimeException | Error e) {
        // The other threads end with the part in hand.
        stop.set();
        throw e;
      }
    }
  }

  private void takeParts(AtomicInteger next, int parts, IntConsumer part) {
    int taken;
    while (!stop.isSet() && (taken = next.getAndIncrement()) < parts) {
      part.accept(taken);
    }
  }

  private static void await(Future<Void> worker) throws InterruptedException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
