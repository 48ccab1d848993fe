package dev.itemstore.gen.load;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

/**
 * Loads a dataset chunk by chunk. Each worker thread takes the next chunk, makes its items, and
 * gives them to the store, so there are never more chunks in memory than workers, and they arrive
 * nearly in the order of their ids. A chunk is {@value #CHUNK_ITEMS} items, about 20 MB.
 *
 * <p>For one load; {@link #stop} may be called by any thread.
 */
public final class DatasetLoader {
  /**
   * Items of a chunk. A constant, because a load that goes on must mean the same items by a chunk's
   * number as the load before it.
   */
  public static final int CHUNK_ITEMS = 5_000;

  private final Dataset dataset;
  private final LongFunction<ItemWithReviews> items;
  private final BulkLoad load;
  private final int threads;
  private final RetryPolicy retry;
  private final LoadListener listener;

  private final int chunks;
  private final AtomicInteger nextChunk = new AtomicInteger();
  private final LongAdder alreadyThere = new LongAdder();
  private final LongAdder loaded = new LongAdder();
  private final LongAdder photos = new LongAdder();
  private final LongAdder reviews = new LongAdder();
  private final LongAdder generatingNanos = new LongAdder();
  private final StopSignal stop = new StopSignal();

  /**
   * @param items makes an item by its id, 1 to {@code dataset.items()}; called by several threads
   * @param load is not closed by this loader
   * @param threads how many workers, 1 or more
   * @throws IllegalArgumentException if there are no workers, or more chunks than an int counts
   */
  public DatasetLoader(
      Dataset dataset,
      LongFunction<ItemWithReviews> items,
      BulkLoad load,
      int threads,
      RetryPolicy retry,
      LoadListener listener) {
    if (threads < 1) {
      throw new IllegalArgumentException("a load needs at least one thread, not " + threads);
    }
    long count = Math.ceilDiv(dataset.items(), CHUNK_ITEMS);
    if (count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(dataset.items() + " items are more than can be loaded");
    }
    this.dataset = dataset;
    this.items = items;
    this.load = load;
    this.threads = threads;
    this.retry = retry;
    this.listener = listener;
    this.chunks = (int) count;
  }

  /**
   * Loads what is not there yet and completes the dataset.
   *
   * @throws CancellationException if it was stopped; the chunks that were loaded stay
   * @throws InterruptedException if this thread was interrupted; the load is then stopped too
   * @throws RuntimeException what the store threw, once retrying was of no use
   */
  public LoadResult run() throws InterruptedException {
    loadChunks();
    stop.throwIfSet();
    listener.completing();
    retry.run(load::complete, stop, listener);
    return new LoadResult(
        loaded.sum(), alreadyThere.sum(), photos.sum(), reviews.sum(), generatingNanos.sum());
  }

  /** Ends the load: chunks that are on their way are finished, no other is begun. */
  public void stop() {
    stop.set();
  }

  private void loadChunks() throws InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("load-", 1).factory());
    try (workers) {
      ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(workers);
      for (int i = 0; i < threads; i++) {
        running.submit(this::work, null);
      }
      try {
        for (int i = 0; i < threads; i++) {
          await(running.take());
        }
      } catch (InterruptedException | RuntimeException | Error e) {
        // The other workers end with the chunk in hand.
        stop.set();
        throw e;
      }
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

  private void work() {
    int chunk;
    while (!stop.isSet() && (chunk = nextChunk.getAndIncrement()) < chunks) {
      long first = (long) chunk * CHUNK_ITEMS + 1;
      int size = (int) Math.min(CHUNK_ITEMS, dataset.items() - first + 1);
      if (load.isLoaded(chunk)) {
        alreadyThere.add(size);
        listener.alreadyLoaded(size);
      } else {
        loadChunk(chunk, make(first, size));
      }
    }
  }

  private List<ItemWithReviews> make(long first, int size) {
    long start = System.nanoTime();
    List<ItemWithReviews> made = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      made.add(items.apply(first + i));
    }
    generatingNanos.add(System.nanoTime() - start);
    return made;
  }

  private void loadChunk(int chunk, List<ItemWithReviews> made) {
    retry.run(() -> load.load(chunk, made), stop, listener);
    loaded.add(made.size());
    for (ItemWithReviews item : made) {
      photos.add(item.item().photos().size());
      reviews.add(item.reviews().size());
    }
    listener.loaded(made.size());
  }
}
