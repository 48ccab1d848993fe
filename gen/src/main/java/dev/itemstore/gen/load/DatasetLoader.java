package dev.itemstore.gen.load;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.gen.work.ProgressListener;
import dev.itemstore.gen.work.RetryPolicy;
import dev.itemstore.gen.work.StopSignal;
import dev.itemstore.gen.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
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
  private final RetryPolicy retry;
  private final ProgressListener listener;
  private final StopSignal stop = new StopSignal();
  private final Workers workers;

  private final LongAdder alreadyThere = new LongAdder();
  private final LongAdder loaded = new LongAdder();
  private final LongAdder photos = new LongAdder();
  private final LongAdder reviews = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder sourceNanos = new LongAdder();

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
      ProgressListener listener) {
    this.chunks = chunks;
    this.source = source;
    this.load = load;
    this.retry = retry;
    this.listener = listener;
    workers = new Workers("load", threads, stop);
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
    workers.run(chunks.count(), this::loadUnlessThere);
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

  private void loadUnlessThere(int chunk) {
    if (load.isLoaded(chunk)) {
      alreadyThere.add(chunks.size(chunk));
      listener.skipped(chunks.size(chunk));
    } else {
      load(chunk);
    }
  }

  private void load(int chunk) {
    long start = System.nanoTime();
    List<ItemWithReviews> items = source.items(chunk);
    sourceNanos.add(System.nanoTime() - start);

    long sent = retry.call(() -> load.load(chunk, items), stop, listener);
    long photosOfChunk = 0;
    long reviewsOfChunk = 0;
    for (ItemWithReviews item : items) {
      photosOfChunk += item.item().photos().size();
      reviewsOfChunk += item.reviews().size();
    }
    loaded.add(items.size());
    photos.add(photosOfChunk);
    reviews.add(reviewsOfChunk);
    bytes.add(sent);
    listener.done(items.size(), items.size() + photosOfChunk + reviewsOfChunk, sent);
  }
}
