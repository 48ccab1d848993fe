package dev.itemstore.gen.cli;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** The mean rates of a load since its start. */
final class Rates {
  private final long start = System.nanoTime();
  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  /** Adds a chunk and returns the rates: {@code 93,000 records/s, 21.3 MB/s}. */
  String add(long moreRecords, long moreBytes) {
    records.add(moreRecords);
    bytes.add(moreBytes);
    double seconds = (System.nanoTime() - start) / 1e9;
    return words(records.sum() / seconds, bytes.sum() / seconds);
  }

  static String words(double recordsPerSecond, double bytesPerSecond) {
    return String.format(
        Locale.ROOT, "%,.0f records/s, %.1f MB/s", recordsPerSecond, bytesPerSecond / 1e6);
  }
}
