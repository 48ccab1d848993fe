package dev.itemstore.gen.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line every ten seconds with the rates of the recent past and the time that is left, for logs
 * and pipes; and one for each step.
 */
final class LineProgress implements Progress {
  private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  private final long items;
  private final PrintStream out;
  private final long start = System.nanoTime();
  private final AtomicLong lastLine = new AtomicLong(start);
  private final AtomicLong done = new AtomicLong();
  private final Rates rates = new Rates();

  LineProgress(long items, PrintStream out) {
    this.items = items;
    this.out = out;
  }

  @Override
  public void skipped(int more) {
    done.addAndGet(more);
  }

  @Override
  public void done(int more, long records, long bytes) {
    long sum = done.addAndGet(more);
    Rates.Rate rate = rates.add(more, records, bytes);
    long now = System.nanoTime();
    long last = lastLine.get();
    if (now - last >= EVERY_NANOS && lastLine.compareAndSet(last, now)) {
      out.println(line(sum, items, rate));
    }
  }

  @Override
  public void retrying(RuntimeException failure, Duration wait) {
    out.printf(
        Locale.ROOT,
        "The database is away (%s); trying again in %.1f s.%n",
        failure.getMessage(),
        wait.toMillis() / 1e3);
  }

  @Override
  public void step(String name) {
    out.printf(Locale.ROOT, "After %.1f s: %s ...%n", (System.nanoTime() - start) / 1e9, name);
  }

  @Override
  public void close() {}

  static String line(long done, long items, Rates.Rate rate) {
    return "%,d of %,d items (%d %%), %s, %s left"
        .formatted(done, items, done * 100 / items, rate, rate.time(items - done));
  }
}
