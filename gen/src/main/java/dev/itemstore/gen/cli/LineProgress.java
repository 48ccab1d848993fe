package dev.itemstore.gen.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A line every ten seconds with rate and remaining time, for logs and pipes. */
final class LineProgress implements LoadProgress {
  private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  private final long items;
  private final PrintStream out;
  private final long start = System.nanoTime();
  private final AtomicLong lastLine = new AtomicLong(start);
  private final AtomicLong before = new AtomicLong();
  private final AtomicLong loaded = new AtomicLong();
  private final Rates rates = new Rates();

  LineProgress(long items, PrintStream out) {
    this.items = items;
    this.out = out;
  }

  @Override
  public void alreadyLoaded(int more) {
    before.addAndGet(more);
  }

  @Override
  public void loaded(int more, long records, long bytes) {
    long done = loaded.addAndGet(more);
    String rate = rates.add(records, bytes);
    long now = System.nanoTime();
    long last = lastLine.get();
    if (now - last >= EVERY_NANOS && lastLine.compareAndSet(last, now)) {
      out.println(line(before.get(), done, items, Duration.ofNanos(now - start)) + ", " + rate);
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
    out.println("All items are there; now " + name + ".");
  }

  @Override
  public void close() {}

  static String line(long before, long loaded, long items, Duration elapsed) {
    double rate = loaded / (elapsed.toMillis() / 1e3);
    Duration left = Duration.ofSeconds((long) Math.ceil((items - before - loaded) / rate));
    return "%,d of %,d items (%d %%), %,.0f items/s, %d:%02d min left"
        .formatted(
            before + loaded,
            items,
            (before + loaded) * 100 / items,
            rate,
            left.toMinutes(),
            left.toSecondsPart());
  }
}
