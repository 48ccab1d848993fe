package dev.itemstore.gen.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While open, Ctrl-C (and SIGTERM) stops the work cleanly: the work is asked to end, is waited for,
 * and then a sentence is printed. The JVM itself then exits with 130 (143).
 */
final class StopOnSignal implements AutoCloseable {
  private static final int WAIT_SECONDS = 15;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  /**
   * @param stop asks the work to end
   * @param farewell prints the sentence
   */
  StopOnSignal(Runnable stop, Runnable farewell) {
    hook =
        new Thread(
            () -> {
              stop.run();
              awaitEnd();
              farewell.run();
            },
            "stop-on-signal");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is already on its way out, by this very hook.
    }
  }

  private void awaitEnd() {
    try {
      // Bounded: a database that hangs must not keep the terminal.
      if (!ended.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("The database did not answer in time; leaving without it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
