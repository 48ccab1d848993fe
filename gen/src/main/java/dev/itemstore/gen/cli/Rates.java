package dev.itemstore.gen.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.LongSupplier;

/** The rates of the recent past: of the last fifteen seconds, or of all while it is less. */
final class Rates {
  private static final long WINDOW_NANOS = Duration.ofSeconds(15).toNanos();

  private final LongSupplier nanoTime;

  /** The totals at moments within the window, and at the last one before it. */
  private final Deque<Totals> moments = new ArrayDeque<>();

  Rates() {
    this(System::nanoTime);
  }

  Rates(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    moments.add(new Totals(nanoTime.getAsLong(), 0, 0, 0));
  }

  /** Adds what was just done and returns the rates. */
  synchronized Rate add(long items, long records, long bytes) {
    Totals last = moments.getLast();
    Totals now =
        new Totals(
            nanoTime.getAsLong(), last.items + items, last.records + records, last.bytes + bytes);
    moments.add(now);
    Totals oldest = moments.removeFirst();
    while (now.nanos - moments.getFirst().nanos >= WINDOW_NANOS) {
      oldest = moments.removeFirst();
    }
    moments.addFirst(oldest);
    double seconds = Math.max(1, now.nanos - oldest.nanos) / 1e9;
    return new Rate(
        (now.items - oldest.items) / seconds,
        (now.records - oldest.records) / seconds,
        (now.bytes - oldest.bytes) / seconds);
  }

  private record Totals(long nanos, long items, long records, long bytes) {}

  /** So much in a second. */
  record Rate(double items, double records, double bytes) {

    /** Returns how long so many items take: {@code 2:05 min}. */
    String time(long itemsLeft) {
      Duration left = Duration.ofSeconds((long) Math.ceil(itemsLeft / items));
      return String.format(Locale.ROOT, "%d:%02d min", left.toMinutes(), left.toSecondsPart());
    }

    /** {@code 12,000 items/s, 93,000 records/s, 21.3 MB/s}. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%,.0f items/s, %,.0f records/s, %.1f MB/s", items, records, bytes / 1e6);
    }
  }
}
