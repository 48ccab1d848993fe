package dev.itemstore.gen.cli;

import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.MediaFiles;
import dev.itemstore.gen.files.DatasetFolder;
import dev.itemstore.gen.files.Manifest;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import dev.itemstore.gen.load.DatasetLoader;
import dev.itemstore.gen.load.LoadResult;
import dev.itemstore.gen.work.RetryPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads a dataset into a store: what {@code scripts/load} runs. */
@Command(
    name = "scripts/load",
    mixinStandardHelpOptions = true,
    version = "Itemstore dataset, generator version " + ItemGenerator.VERSION,
    description = {
      "Loads a dataset into a store, from the generator or from files.",
      "Stopped at any moment, the same command goes on where it was.",
      DatasetOptions.DEFAULTS
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      StoreOptions.FOOTER,
      "",
      "scripts/load --compare-bulk compares with the engine's own bulk path; it has a --help of its"
          + " own.",
      "",
      "Exit codes: 0 the dataset is there, 1 it is not, 2 wrong usage, 130 stopped by Ctrl-C."
    })
public final class LoadCommand extends Program {
  private static final Duration CLEAR_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(30);

  @Mixin private final StoreOptions storeOptions;

  @Mixin private final DatasetOptions datasetOptions = new DatasetOptions();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "Load the files that scripts/gen wrote to this folder.")
  private Path from;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description =
          "Workers that generate and load, 1 to 64 (default: the processors and one, but not more"
              + " than one for each 64 MB of heap).")
  private int threads = processorsAnd(1);

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "The folder of the database's data, if it is on this machine: where an engine does not"
              + " tell how much disk is free, it is looked up there.")
  private Path dataDir;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write what was loaded, and how long it took, to this file as JSON.")
  private Path results;

  @Option(
      names = "--replace",
      description = "First delete every item, review and dataset that the store holds.")
  private boolean replace;

  /** What was there has been deleted, so the command that goes on is one without --replace. */
  private boolean replaced;

  LoadCommand(Map<String, String> environment) {
    storeOptions = new StoreOptions(environment);
  }

  public static void main(String[] args) {
    main(new LoadCommand(System.getenv()), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    requireThreads(threads);
    if (dataDir != null && !Files.isDirectory(dataDir)) {
      throw usage("--data-dir names no folder: " + dataDir);
    }
    if (results != null && !isWritable(results.toAbsolutePath())) {
      throw usage("--results names a file that cannot be written: " + results);
    }
    Source source = from == null ? generator() : files();
    try (Store store = storeOptions.open(threads)) {
      return load(store, source);
    }
  }

  private Source generator() {
    MediaFiles files = orUsage(datasetOptions::files);
    long seed = datasetOptions.seed().orElse(DatasetOptions.DEFAULT_SEED);
    long items = datasetOptions.items().orElse(DatasetOptions.DEFAULT_ITEMS);
    ItemGenerator generator = new ItemGenerator(seed, files);
    return new Source(
        new Dataset(seed, items, generator.version()),
        "the generator",
        ChunkSource.of(new Chunks(items), generator::item));
  }

  private Source files() {
    orUsage(datasetOptions::files);
    DatasetFolder folder = DatasetFolder.open(from);
    Manifest.About about = folder.manifest().about();
    datasetOptions
        .disagreement(about.items(), about.seed(), about.mediaBaseUrl())
        .ifPresent(option -> {
          throw usage(
              "%s is not that of the files in %s, which are of: %s"
                  .formatted(option, from, about.command(from)));
        });
    return new Source(about.dataset(), "the files in " + from, folder);
  }

  /** Where items come from. */
  private record Source(Dataset dataset, String name, ChunkSource chunks) {}

  @Override
  protected String adviceWhenStoreFails() {
    return "What is loaded stays; once the database is well, " + sameCommand() + " goes on";
  }

  private String sameCommand() {
    return replaced ? "the same command without --replace" : "the same command";
  }

  private int load(Store store, Source source) throws InterruptedException {
    Dataset dataset = source.dataset();
    if (replace) {
      clear(store, dataset);
    }
    Optional<Dataset> present = store.dataset(Deadline.after(ASK_TIMEOUT));
    if (present.filter(dataset::equals).isPresent()) {
      out(
          "%s already holds this dataset: %s."
              .formatted(store.engine(), DatasetOptions.words(dataset)));
      if (results != null) {
        err("Nothing was loaded, so there are no results to write to %s.".formatted(results));
      }
      return ExitCode.OK;
    }
    if (present.isPresent()) {
      throw refused("the store holds another dataset: " + DatasetOptions.words(present.get()));
    }
    boolean empty = isEmpty(store);
    if (empty) {
      // Before the store is claimed for this dataset: a smaller one may fit.
      checkRoom(store, dataset.items());
    }
    try (BulkLoad load = begin(store, dataset)) {
      if (!empty) {
        checkRoom(store, left(load, dataset));
      }
      err(
          "Loading %s from %s into %s."
              .formatted(DatasetOptions.words(dataset), source.name(), store.engine()));
      Instant startedAt = Instant.now();
      LoadResult result = run(load, source);
      if (result == null) {
        return STOPPED;
      }
      LoadReport report = report(startedAt, store, source, result);
      report.lines().forEach(this::out);
      if (results != null) {
        report.write(results);
      }
      return ExitCode.OK;
    }
  }

  /** Deletes what is there, unless the dataset would then still not fit. */
  private void clear(Store store, Dataset dataset) {
    Storage storage = store.storage(Deadline.after(ASK_TIMEOUT));
    OptionalLong free = DiskRoom.free(storage, dataDir);
    if (free.isPresent()) {
      DiskRoom.require(dataset.items(), free.getAsLong() + storage.bytes());
    }
    store.clear(Deadline.after(CLEAR_TIMEOUT));
    replaced = true;
  }

  private static boolean isEmpty(Store store) {
    return store
        .items()
        .newest(PageRequest.first(1), Deadline.after(ASK_TIMEOUT))
        .entries()
        .isEmpty();
  }

  /** Returns how many items are not loaded yet. */
  private static long left(BulkLoad load, Dataset dataset) {
    Chunks chunks = new Chunks(dataset.items());
    return IntStream.range(0, chunks.count())
        .filter(chunk -> !load.isLoaded(chunk))
        .mapToLong(chunks::size)
        .sum();
  }

  private void checkRoom(Store store, long left) {
    OptionalLong free = DiskRoom.free(store.storage(Deadline.after(ASK_TIMEOUT)), dataDir);
    if (free.isPresent()) {
      DiskRoom.require(left, free.getAsLong());
    } else {
      err(
          "How much disk is free at the database could not be told (--data-dir helps); %,d MB are"
                  .formatted(DiskRoom.needed(left) / 1_000_000)
              + " needed.");
    }
  }

  private static BulkLoad begin(Store store, Dataset dataset) {
    try {
      return store.load(dataset);
    } catch (IllegalStateException e) {
      throw refused(e.getMessage());
    }
  }

  private LoadResult run(BulkLoad load, Source source) throws InterruptedException {
    long items = source.dataset().items();
    try (Progress progress = Progress.of(items)) {
      DatasetLoader loader =
          new DatasetLoader(
              new Chunks(items), source.chunks(), load, threads, RetryPolicy.DEFAULT, progress);
      return stoppable(
          loader::run,
          loader::stop,
          "Stopped; what is loaded stays, and %s goes on.".formatted(sameCommand()));
    } catch (IllegalStateException e) {
      throw refused(e.getMessage());
    }
  }

  private static boolean isWritable(Path file) {
    return !Files.isDirectory(file)
        && Files.isWritable(Files.exists(file) ? file : file.getParent());
  }

  private LoadReport report(Instant startedAt, Store store, Source source, LoadResult result) {
    return new LoadReport(
        startedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
        store.engine().toString(),
        source.dataset(),
        source.name(),
        threads,
        Runtime.getRuntime().maxMemory(),
        result.items(),
        result.alreadyThere(),
        result.photos(),
        result.reviews(),
        result.bytes(),
        result.time().toMillis() / 1e3,
        result.sourceTime().toMillis() / 1e3,
        LoadReport.phases(result),
        parts(store),
        Machine.current());
  }

  private List<Storage.Part> parts(Store store) {
    try {
      return store.storage(Deadline.after(ASK_TIMEOUT)).parts();
    } catch (StoreException e) {
      err("The dataset is loaded, but what it takes on disk could not be asked: " + e.getMessage());
      return List.of();
    }
  }

  private static CommandFailure refused(String why) {
    String sentence = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    return new CommandFailure(sentence + ". --replace deletes what is there first");
  }
}
