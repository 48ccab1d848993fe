package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.gen.work.StopSignal;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads the newest tenth of the dataset with the photos and reviews of each item, so that the
 * engine's cache holds it as it does after a day of visitors. First every eighth item, then those
 * halfway between, and so on: neighbours share the engine's pages, so that the first pass, should
 * there be no time for more, brings most of them in.
 */
final class CacheWarming {
  private static final int THREADS = 4;
  private static final int[] PASSES = {0, 4, 2, 6, 1, 3, 5, 7};

  /** Related items are the newest of their categories: few, and soon in any cache. */
  private static final Parts PARTS = new Parts(10, 0);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ItemRepository items;
  private final StopSignal stop;
  private final long newest;
  private final long tenth;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong done = new AtomicLong();

  CacheWarming(ItemRepository items, Dataset dataset, StopSignal stop) {
    this.items = items;
    this.stop = stop;
    newest = dataset.items();
    tenth = Math.max(1, newest / 10);
  }

  /**
   * Reads until all is read, or the time is over.
   *
   * @return the share of the newest tenth that was read, from 0 to 1
   */
  double run(Duration longest) {
    Deadline end = Deadline.after(longest);
    try (ExecutorService readers = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        readers.execute(() -> read(end));
      }
    }
    return (double) done.get() / tenth;
  }

  /**
   * Returns how far from the newest item the one is that has its turn.
   *
   * @param turn from 0, below {@code tenth} rounded up to whole eights
   * @return which may be {@code tenth} or more, where there is no such item
   */
  static long distance(long turn, long tenth) {
    long ofPass = Math.ceilDiv(tenth, PASSES.length);
    return turn % ofPass * PASSES.length + PASSES[(int) (turn / ofPass)];
  }

  private void read(Deadline end) {
    try {
      long turns = Math.ceilDiv(tenth, PASSES.length) * PASSES.length;
      long turn;
      while ((turn = next.getAndIncrement()) < turns
          && end.remainingMillis() > 0
          && !stop.isSet()) {
        long distance = distance(turn, tenth);
        if (distance < tenth) {
          items.findWithParts(newest - distance, PARTS, Deadline.after(TIMEOUT));
          done.incrementAndGet();
        }
      }
    } catch (StoreException e) {
      // The measurements that follow will say so.
    }
  }
}
