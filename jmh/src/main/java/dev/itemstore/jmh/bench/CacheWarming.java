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
 * Reads the newest tenth of the dataset, newest first, with all that belongs to each item, so that
 * the engine's cache holds it as it does after a day of visitors.
 */
final class CacheWarming {
  private static final int THREADS = 4;
  private static final Parts PARTS = new Parts(10, 10);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ItemRepository items;
  private final StopSignal stop;
  private final long oldest;
  private final AtomicLong next;

  CacheWarming(ItemRepository items, Dataset dataset, StopSignal stop) {
    this.items = items;
    this.stop = stop;
    this.oldest = dataset.items() - dataset.items() / 10;
    this.next = new AtomicLong(dataset.items());
  }

  /** Reads until all is read, or the time is over. */
  void run(Duration longest) {
    Deadline end = Deadline.after(longest);
    try (ExecutorService readers = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        readers.execute(() -> read(end));
      }
    }
  }

  private void read(Deadline end) {
    try {
      long id;
      while ((id = next.getAndDecrement()) > oldest && end.remainingMillis() > 0 && !stop.isSet()) {
        items.findWithParts(id, PARTS, Deadline.after(TIMEOUT));
      }
    } catch (StoreException e) {
      // The measurements that follow will say so.
    }
  }
}
