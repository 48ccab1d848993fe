package dev.itemstore.gen.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that redraws itself, with the rates of the recent past and the time that is left. */
final class BarProgress implements Progress {
  private final ProgressBar bar;
  private final AtomicLong left;
  private final Rates rates = new Rates();

  BarProgress(long items) {
    left = new AtomicLong(items);
    bar =
        new ProgressBarBuilder()
            .setTaskName("Items")
            .setInitialMax(items)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(250)
            .hideEta() // It would be of the mean rate since the start.
            .build();
  }

  @Override
  public void skipped(int items) {
    left.addAndGet(-items);
    bar.stepBy(items);
  }

  @Override
  public void done(int items, long records, long bytes) {
    Rates.Rate rate = rates.add(items, records, bytes);
    bar.stepBy(items);
    bar.setExtraMessage(" %s, %s left".formatted(rate, rate.time(left.addAndGet(-items))));
  }

  @Override
  public void retrying(RuntimeException failure, Duration wait) {
    bar.setExtraMessage(" the database is away, trying again");
  }

  @Override
  public void step(String name) {
    bar.setExtraMessage(" " + name + " ...");
  }

  @Override
  public void close() {
    bar.close();
  }
}
