package dev.itemstore.gen.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and remaining time that redraws itself; what was there before is not counted. */
final class BarProgress implements LoadProgress {
  private final ProgressBar bar;
  private final AtomicLong toLoad;
  private final Rates rates = new Rates();

  BarProgress(long items) {
    toLoad = new AtomicLong(items);
    bar =
        new ProgressBarBuilder()
            .setTaskName("Items")
            .setInitialMax(items)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(250)
            .showSpeed()
            .build();
  }

  @Override
  public void alreadyLoaded(int items) {
    bar.maxHint(toLoad.addAndGet(-items));
  }

  @Override
  public void loaded(int items, long records, long bytes) {
    bar.stepBy(items);
    bar.setExtraMessage(" " + rates.add(records, bytes));
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
