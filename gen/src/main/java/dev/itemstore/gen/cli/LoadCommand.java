package dev.itemstore.gen.cli;

import static java.util.stream.Collectors.joining;

import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.MediaFiles;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import dev.itemstore.gen.load.DatasetLoader;
import dev.itemstore.gen.load.LoadResult;
import dev.itemstore.gen.load.RetryPolicy;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Generates a dataset and loads it into a store: what {@code scripts/load} runs. */
@Command(
    name = "scripts/load",
    mixinStandardHelpOptions = true,
    version = "Itemstore dataset, generator version " + ItemGenerator.VERSION,
    description = {
      "Generates a dataset and loads it into a store.",
      "Stopped at any moment, the same command goes on where it was."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      "The URL is the first of: --url; ITEMSTORE_<STORE>_URL in the environment, such as"
          + " ITEMSTORE_MYSQL_URL; the database that 'scripts/db start' runs. A user and password"
          + " that are not in the URL come from ITEMSTORE_<STORE>_USER and"
          + " ITEMSTORE_<STORE>_PASSWORD.",
      "",
      "Exit codes: 0 the dataset is there, 1 it is not, 2 wrong usage, 130 stopped by Ctrl-C."
    })
public final class LoadCommand implements Callable<Integer> {
  private static final Duration CLEAR_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(30);
  private static final int STOPPED = 130;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "STORE",
      completionCandidates = StoreNames.class,
      description = "The store: ${COMPLETION-CANDIDATES}.")
  private String storeName;

  @Option(names = "--url", paramLabel = "URL", description = "Where the database is.")
  private String urlOption;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "100k",
      converter = ItemCount.class,
      description = "How many items: 100000, 100k, 10M, 1e7 (default: ${DEFAULT-VALUE}).")
  private long items;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The seed, a 64-bit integer (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--media-base-url",
      paramLabel = "URL",
      defaultValue = MediaFiles.DEFAULT_BASE_URL,
      description = "The folder that serves the pictures (default: ${DEFAULT-VALUE}).")
  private String mediaBaseUrl;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Workers that generate and load, 1 to 64 (default: the processors and one).")
  private int threads = Math.min(64, Runtime.getRuntime().availableProcessors() + 1);

  @Option(
      names = "--replace",
      description = "First delete every item, review and dataset that the store holds.")
  private boolean replace;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;

  LoadCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  public static void main(String[] args) {
    // Named here, before the first logger, so that this jar brings no logback.xml to other
    // programs.
    System.setProperty("logback.configurationFile", "dev/itemstore/gen/load-logback.xml");
    Locale.setDefault(Locale.ROOT); // The program speaks English, its numbers too.
    System.exit(commandLine(System.getenv()).execute(args));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new LoadCommand(environment))
        .setParameterExceptionHandler(LoadCommand::explainUsage)
        .setExecutionExceptionHandler(LoadCommand::explainFailure);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (threads < 1 || threads > 64) {
      throw usage("--threads must be from 1 to 64, not " + threads);
    }
    MediaFiles files = orUsage(() -> new MediaFiles(mediaBaseUrl));
    StoreProvider provider = orUsage(() -> StoreProvider.named(storeName));
    StoreConfig config = config(provider);
    try (Store store = orUsage(() -> provider.open(config))) {
      return load(store, new ItemGenerator(seed, files));
    }
  }

  private int load(Store store, ItemGenerator generator) throws InterruptedException {
    Dataset dataset = new Dataset(seed, items, generator.version());
    if (replace) {
      store.clear(Deadline.after(CLEAR_TIMEOUT));
    }
    Optional<Dataset> present = store.dataset(Deadline.after(ASK_TIMEOUT));
    if (present.filter(dataset::equals).isPresent()) {
      out("%s already holds this dataset: %s.".formatted(store.engine(), words(dataset)));
      return CommandLine.ExitCode.OK;
    }
    if (present.isPresent()) {
      return refused("the store holds another dataset: %s".formatted(words(present.get())));
    }
    BulkLoad load;
    try {
      load = store.load(dataset);
    } catch (IllegalStateException e) {
      return refused(e.getMessage());
    }
    try (load) {
      return load(store, load, dataset, generator);
    }
  }

  private int load(Store store, BulkLoad load, Dataset dataset, ItemGenerator generator)
      throws InterruptedException {
    err("Loading %s into %s.".formatted(words(dataset), store.engine()));
    LoadResult result;
    try (LoadProgress progress = LoadProgress.of(items)) {
      Chunks chunks = new Chunks(items);
      DatasetLoader loader =
          new DatasetLoader(
              chunks,
              ChunkSource.of(chunks, generator::item),
              load,
              threads,
              RetryPolicy.DEFAULT,
              progress);
      try (StopOnSignal _ = new StopOnSignal(loader::stop, this::sayStopped)) {
        result = loader.run();
      } catch (CancellationException e) {
        return STOPPED;
      }
    }
    summarise(result, store.storage(Deadline.after(ASK_TIMEOUT)));
    return CommandLine.ExitCode.OK;
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
        "%,.0f MB were sent; making the items took %.1f s of the workers' time."
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

  private void sayStopped() {
    err(
        "Stopped; what is loaded stays. The same command%s goes on."
            .formatted(replace ? " without --replace" : ""));
  }

  private int refused(String why) {
    String sentence = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    err("%s: %s. --replace deletes what is there first.".formatted(spec.name(), sentence));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private StoreConfig config(StoreProvider provider) {
    String prefix = "ITEMSTORE_" + provider.name().toUpperCase(Locale.ROOT);
    String url = urlOption == null ? environment.get(prefix + "_URL") : urlOption;
    if (url == null || url.isBlank()) {
      throw usage(
          "no database is named: give --url (such as %s), set %s_URL, or run 'scripts/db start %s'"
              .formatted(provider.urlExample(), prefix, provider.name()));
    }
    StoreConfig local = StoreConfig.of(url).withMaxConnections(threads + 2);
    return new StoreConfig(
        url,
        Optional.ofNullable(environment.get(prefix + "_USER")),
        Optional.ofNullable(environment.get(prefix + "_PASSWORD")),
        local.maxConnections(),
        local.connectTimeout(),
        local.node(),
        local.clock());
  }

  private static String words(Dataset dataset) {
    return "%,d items, seed %d, generator version %d"
        .formatted(dataset.items(), dataset.seed(), dataset.generatorVersion());
  }

  /** Runs a step whose {@link IllegalArgumentException} is about an option. */
  private <T> T orUsage(Callable<T> step) {
    try {
      return step.call();
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("no step throws a checked exception", e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void out(String message) {
    print(spec.commandLine().getOut(), message);
  }

  private void err(String message) {
    print(spec.commandLine().getErr(), message);
  }

  private static void print(PrintWriter writer, String message) {
    writer.println(message);
    writer.flush();
  }

  private static int explainUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    print(
        command.getErr(),
        "%s: %s (--help explains)"
            .formatted(
                command.getCommandName(), failure.getMessage().lines().collect(joining(" "))));
    return CommandLine.ExitCode.USAGE;
  }

  private static int explainFailure(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    if (!(failure instanceof StoreException)) {
      throw failure;
    }
    print(
        command.getErr(),
        "%s: %s. What is loaded stays; once the database is well, the same command goes on."
            .formatted(command.getCommandName(), failure.getMessage()));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The stores on the class path. */
  static final class StoreNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      List<String> names = StoreProvider.all().stream().map(StoreProvider::name).toList();
      return names.iterator();
    }
  }
}
