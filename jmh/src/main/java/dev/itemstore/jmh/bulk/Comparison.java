package dev.itemstore.jmh.bulk;

import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.domain.store.Store;
import dev.itemstore.gen.cli.Progress;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import dev.itemstore.gen.load.DatasetLoader;
import dev.itemstore.gen.load.LoadResult;
import dev.itemstore.gen.work.RetryPolicy;
import dev.itemstore.gen.work.StopSignal;
import dev.itemstore.gen.work.Workers;
import dev.itemstore.jmh.baseline.BulkPath;
import dev.itemstore.jmh.report.LoadRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Loads a dataset by the pipeline and by an engine's own bulk path, in turns, each into an emptied
 * store, on as many threads.
 *
 * <p>What differs is how rows get in: the bulk path is fed with files of what the pipeline had
 * loaded. What happens before the rows and after them is the store's own in both ways, by the
 * beginning and the completion of a {@link BulkLoad}: the same indexes are dropped, built and
 * counted at the same moments, whatever the store does, and the store ends with the dataset marked
 * as complete.
 *
 * <p>For one run; {@link #stop} may be called by any thread.
 */
final class Comparison {
  private static final Duration CLEAR_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(30);

  private final Store store;
  private final Dataset dataset;
  private final ChunkSource source;
  private final BulkPath bulkPath;
  private final int threads;
  private final Consumer<String> log;

  private final Chunks chunks;
  private final BulkPath.ReadyMade[] readyMade;
  private final StopSignal stop = new StopSignal();
  private volatile Runnable stopPipeline = () -> {};

  /**
   * @param source of the items of {@code dataset}, as the pipeline takes them
   * @param log is told what begins
   */
  Comparison(
      Store store,
      Dataset dataset,
      ChunkSource source,
      BulkPath bulkPath,
      int threads,
      Consumer<String> log) {
    this.store = store;
    this.dataset = dataset;
    this.source = source;
    this.bulkPath = bulkPath;
    this.threads = threads;
    this.log = log;
    this.chunks = new Chunks(dataset.items());
    this.readyMade = new BulkPath.ReadyMade[chunks.count()];
  }

  /**
   * What a comparison found.
   *
   * @param first the pipeline's first load
   * @param storage what the store took on disk after it
   * @param readyMadeBytes of the files that the bulk path was fed with
   */
  record Outcome(
      LoadResult first, Storage storage, long readyMadeBytes, List<LoadRun.Round> rounds) {}

  /**
   * Compares so often, 1 or more.
   *
   * @throws CancellationException if it was stopped
   */
  Outcome run(int rounds) throws InterruptedException {
    List<LoadRun.Round> compared = new ArrayList<>();
    LoadResult first = null;
    Storage storage = null;
    for (int round = 1; round <= rounds; round++) {
      log.accept("Round %d of %d: the pipeline.".formatted(round, rounds));
      Stopwatch watch = new Stopwatch();
      LoadResult loaded = loadByPipeline();
      LoadRun.Way pipeline = watch.way(phases(loaded));
      if (round == 1) {
        first = loaded;
        storage = store.storage(Deadline.after(ASK_TIMEOUT));
        log.accept("Copying the rows to files, for the engine's own bulk path.");
        inParts(this::prepare);
      }
      log.accept("Round %d of %d: the engine's own bulk path.".formatted(round, rounds));
      compared.add(new LoadRun.Round(pipeline, loadByBulkPath()));
    }
    return new Outcome(first, storage, readyMadeBytes(), compared);
  }

  /** Ends the comparison: what is in hand is finished, nothing else is begun. */
  void stop() {
    stop.set();
    stopPipeline.run();
  }

  private LoadResult loadByPipeline() throws InterruptedException {
    store.clear(Deadline.after(CLEAR_TIMEOUT));
    try (BulkLoad load = store.load(dataset);
        Progress progress = Progress.of(dataset.items())) {
      DatasetLoader loader =
          new DatasetLoader(chunks, source, load, threads, RetryPolicy.DEFAULT, progress);
      stopPipeline = loader::stop;
      stop.throwIfSet();
      return loader.run();
    }
  }

  private static List<LoadRun.Phase> phases(LoadResult result) {
    return result.phases().stream()
        .map(phase -> new LoadRun.Phase(phase.name(), phase.time().toNanos() / 1e9))
        .toList();
  }

  private void prepare(int part) {
    long first = chunks.first(part);
    readyMade[part] = bulkPath.prepare(part, first, first + chunks.size(part) - 1);
  }

  private long readyMadeBytes() {
    return List.of(readyMade).stream().mapToLong(BulkPath.ReadyMade::bytes).sum();
  }

  private LoadRun.Way loadByBulkPath() throws InterruptedException {
    store.clear(Deadline.after(CLEAR_TIMEOUT));
    try (BulkLoad frame = store.load(dataset)) {
      Stopwatch watch = new Stopwatch();
      watch.begin("data");
      inParts(bulkPath::load);
      frame.complete(step -> {
        stop.throwIfSet();
        watch.begin(step);
        log.accept("After the rows: " + step + ".");
      });
      return watch.end();
    }
  }

  private void inParts(IntConsumer work) throws InterruptedException {
    try (Progress progress = Progress.of(dataset.items())) {
      new Workers("bulk", threads, stop)
          .run(
              chunks.count(),
              part -> {
                work.accept(part);
                progress.done(chunks.size(part), readyMade[part].rows(), readyMade[part].bytes());
              });
    }
    stop.throwIfSet();
  }
}
