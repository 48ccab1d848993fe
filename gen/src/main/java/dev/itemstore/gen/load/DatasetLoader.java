package dev.itemstore.gen.load;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Loads a dataset chunk by chunk. Each worker thread takes the next chunk, has its items made or
 * read, and gives them to the store, so there are never more chunks in memory than workers, and
 * they arrive nearly in the order of their ids. A chunk takes about 20 MB.
 *
 * <p>For one load; {@link #stop} may be called by any thread.
 */
public final class DatasetLoader {
  private final Chunks chunks;
  private final ChunkSource source;
  private final BulkLoad load;
  private final int threads;
  private final RetryPolicy retry;
  private final LoadListener listener;

  private final AtomicInteger nextChunk = new AtomicInteger();
  private final LongAdder alreadyThere = new LongAdder();
  private final LongAdder loaded = new LongAdder();
  private final LongAdder photos = new LongAdder();
  private final LongAdder reviews = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder sourceNanos = new LongAdder();
  private final StopSignal stop = new StopSignal();

  /**
   * @param load is not closed by this loader
   * @param threads how many workers, 1 or more
   * @throws IllegalArgumentException if there are no workers
   */
  public DatasetLoader(
      Chunks chunks,
      ChunkSource source,
      BulkLoad load,
      int threads,
      RetryPolicy retry,
      LoadListener listener) {
    if (threads < 1) {
      throw new IllegalArgumentException("a load needs at least one thread, not " + threads);
    }
    this.chunks = chunks;
    this.source = source;
    this.load = load;
    this.threads = threads;
    this.retry = retry;
    this.listener = listener;
  }

  /**
   * Loads what is not there yet and completes the dataset.
   *
   * @throws CancellationException if it was stopped; the chunks that were loaded stay
   * @throws InterruptedException if this thread was interrupted; the load is then stopped too
   * @throws RuntimeException what the source or the store threw, once retrying was of no use
   */
  public LoadResult run() throws InterruptedException {
    Phases phases = new Phases();
    phases.begin("data");
    loadChunks();
    stop.throwIfSet();
    Consumer<String> step =
        name -> {
          stop.throwIfSet();
          phases.begin(name);
          listener.step(name);
        };
    retry.run(() -> load.complete(step), stop, listener);
    return new LoadResult(
        loaded.sum(),
        alreadyThere.sum(),
        photos.sum(),
        reviews.sum(),
        bytes.sum(),
        Duration.ofNanos(sourceNanos.sum()),
        phases.end());
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
    while (!stop.isSet() && (chunk = nextChunk.getAndIncrement()) < chunks.count()) {
      if (load.isLoaded(chunk)) {
        alreadyThere.add(chunks.size(chunk));
        listener.alreadyLoaded(chunks.size(chunk));
      } else {
        loadChunk(chunk);
      }
    }
  }

  private void loadChunk(int chunk) {
    long start = System.nanoTime();
    List<ItemWithReviews> items = source.items(chunk);
    sourceNanos.add(System.nanoTime() - start);

    AtomicLong sent = new AtomicLong();
    retry.run(() -> sent.set(load.load(chunk, items)), stop, listener);
    long photosOfChunk = 0;
    long reviewsOfChunk = 0;
    for (ItemWithReviews item : items) {
      photosOfChunk += item.item().photos().size();
      reviewsOfChunk += item.reviews().size();
    }
    loaded.add(items.size());
    photos.add(photosOfChunk);
    reviews.add(reviewsOfChunk);
    bytes.add(sent.get());
    listener.loaded(items.size(), items.size() + photosOfChunk + reviewsOfChunk, sent.get());
  }
}
