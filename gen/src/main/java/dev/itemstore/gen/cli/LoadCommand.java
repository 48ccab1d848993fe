package dev.itemstore.gen.cli;

import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.domain.store.Store;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.MediaFiles;
import dev.itemstore.gen.files.DatasetFolder;
import dev.itemstore.gen.files.Manifest;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import dev.itemstore.gen.load.DatasetLoader;
import dev.itemstore.gen.load.LoadResult;
import dev.itemstore.gen.work.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
      description = "Workers that generate and load, 1 to 64 (default: the processors and one).")
  private int threads = processorsAnd(1);

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
  String adviceWhenStoreFails() {
    return "What is loaded stays; once the database is well, " + sameCommand() + " goes on";
  }

  private String sameCommand() {
    return replaced ? "the same command without --replace" : "the same command";
  }

  private int load(Store store, Source source) throws InterruptedException {
    Dataset dataset = source.dataset();
    if (replace) {
      store.clear(Deadline.after(CLEAR_TIMEOUT));
      replaced = true;
    }
    Optional<Dataset> present = store.dataset(Deadline.after(ASK_TIMEOUT));
    if (present.filter(dataset::equals).isPresent()) {
      out(
          "%s already holds this dataset: %s."
              .formatted(store.engine(), DatasetOptions.words(dataset)));
      return ExitCode.OK;
    }
    if (present.isPresent()) {
      throw refused("the store holds another dataset: " + DatasetOptions.words(present.get()));
    }
    try (BulkLoad load = begin(store, dataset)) {
      err(
          "Loading %s from %s into %s."
              .formatted(DatasetOptions.words(dataset), source.name(), store.engine()));
      LoadResult result = run(load, source);
      if (result == null) {
        return STOPPED;
      }
      summarise(result, store.storage(Deadline.after(ASK_TIMEOUT)));
      return ExitCode.OK;
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
    }
  }

  private void summarise(LoadResult result, Storage storage) {
    double seconds = result.time().toMillis() / 1e3;
    out(
        "Loaded %,d items with %,d photos and %,d reviews in %.1f s (%,.0f items/s)."
            .formatted(
                result.items(),
                result.photos(),
                result.reviews(),
                seconds,
                result.items() / seconds));
    if (result.alreadyThere() > 0) {
      out("%,d items were there from before.".formatted(result.alreadyThere()));
    }
    result
        .phases()
        .forEach(
            phase -> out("  %-28s %8.1f s".formatted(phase.name(), phase.time().toMillis() / 1e3)));
    out(
        "%,.0f MB were sent; making or reading the items took %.1f s of the workers' time."
            .formatted(result.bytes() / 1e6, result.sourceTime().toMillis() / 1e3));
    if (!storage.parts().isEmpty()) {
      out("On disk %,.0f MB:".formatted(storage.bytes() / 1e6));
      storage
          .parts()
          .forEach(part ->
              out(
                  "  %-28s %8.1f MB"
                      .formatted(
                          part.index().isEmpty() ? part.name() : part.name() + " " + part.index(),
                          part.bytes() / 1e6)));
    }
  }

  private static CommandFailure refused(String why) {
    String sentence = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    return new CommandFailure(sentence + ". --replace deletes what is there first");
  }
}
