package dev.itemstore.jmh.bulk;

import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.cli.CommandFailure;
import dev.itemstore.gen.cli.DatasetOptions;
import dev.itemstore.gen.cli.Machine;
import dev.itemstore.gen.cli.Program;
import dev.itemstore.gen.cli.StoreOptions;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import dev.itemstore.gen.load.LoadResult;
import dev.itemstore.jmh.baseline.BaselineException;
import dev.itemstore.jmh.baseline.BulkPath;
import dev.itemstore.jmh.report.LoadRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the pipeline with an engine's own bulk path: {@code scripts/load --compare-bulk}. */
@Command(
    name = "scripts/load --compare-bulk",
    mixinStandardHelpOptions = true,
    description = {
      "Loads a dataset as scripts/load does, copies its rows to files, and loads those by the"
          + " engine's own bulk path: LOAD DATA of text files, or unordered inserts of documents"
          + " that are encoded already, by the plain driver on as many threads. Then tells both"
          + " times.",
      "",
      "Indexes and statistics are the store's own steps in both ways, at the same moments. The"
          + " database is emptied several times, so it must be empty unless --replace is given; it is"
          + " left with the dataset, complete.",
      ""
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      "By default it is the dataset of 1M items with seed 42.",
      "",
      StoreOptions.FOOTER,
      "",
      "Exit codes: 0 compared, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C."
    })
public final class CompareBulk extends Program {
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(30);

  private static final long DEFAULT_ITEMS = 1_000_000;

  /** A little more than files of either engine take. */
  private static final long FILE_BYTES_PER_ITEM = 2_000;

  @Mixin private final StoreOptions storeOptions;
  @Mixin private final DatasetOptions datasetOptions = new DatasetOptions();

  @Option(
      names = "--threads",
      paramLabel = "T",
      description =
          "Threads of both ways, each with a session, 1 to 64 (default: the processors and one,"
              + " but not more than one for each 64 MB of heap).")
  private int threads = processorsAnd(1);

  @Option(
      names = "--rounds",
      paramLabel = "R",
      defaultValue = "1",
      description = "How often both are run, in turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--work-dir",
      paramLabel = "DIR",
      description =
          "Where the files go, up to 2 GB for a million items; they are deleted in the end"
              + " (default: the system's folder for temporary files).")
  private Path workDir = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(
      names = "--replace",
      description = "First delete every item, review and dataset that the store holds.")
  private boolean replace;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write the times to a file too, as JSON for scripts/report.")
  private Path results;

  CompareBulk(Map<String, String> environment) {
    storeOptions = new StoreOptions(environment);
  }

  public static void main(String[] args) {
    main(new CompareBulk(System.getenv()), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    requireThreads(threads);
    if (rounds < 1) {
      throw usage("--rounds must be 1 or more, not " + rounds);
    }
    long items = datasetOptions.items().orElse(DEFAULT_ITEMS);
    long seed = datasetOptions.seed().orElse(DatasetOptions.DEFAULT_SEED);
    ItemGenerator generator = orUsage(() -> new ItemGenerator(seed, datasetOptions.files()));
    Dataset dataset = new Dataset(seed, items, generator.version());
    StoreConfig config = storeOptions.config(threads);
    try (Store store = storeOptions.open(threads)) {
      requireEmpty(store);
      Instant start = Instant.now();
      Comparison.Outcome outcome =
          compare(store, dataset, ChunkSource.of(new Chunks(items), generator::item), config);
      if (outcome == null) {
        return STOPPED;
      }
      printAll(outcome.rounds());
      write(run(store, dataset, outcome, start));
      return ExitCode.OK;
    } catch (BaselineException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("the files failed: " + e.getMessage(), e);
    }
  }

  @Override
  protected String adviceWhenStoreFails() {
    return "Once the database is well, the same command with --replace compares anew";
  }

  private void requireEmpty(Store store) {
    Deadline deadline = Deadline.after(ASK_TIMEOUT);
    boolean empty =
        store.dataset(deadline).isEmpty()
            && store.items().newest(PageRequest.first(1), deadline).entries().isEmpty();
    if (!empty && !replace) {
      throw new CommandFailure(
          "the database is not empty, and this empties it several times. --replace allows that");
    }
  }

  private Comparison.Outcome compare(
      Store store, Dataset dataset, ChunkSource source, StoreConfig config)
      throws IOException, InterruptedException {
    try (TemporaryFolder folder = new TemporaryFolder(workDir);
        BulkPath bulkPath = BulkPath.of(config, folder.path())) {
      requireSpace(folder.path(), dataset.items() * FILE_BYTES_PER_ITEM);
      err("Comparing with %s on %s.".formatted(store.engine(), DatasetOptions.words(dataset)));
      Comparison comparison = new Comparison(store, dataset, source, bulkPath, threads, this::err);
      return stoppable(
          () -> comparison.run(rounds),
          comparison::stop,
          "Stopped; --replace empties what is in the database now.");
    }
  }

  private static void requireSpace(Path folder, long needed) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new CommandFailure(
          "the files take about %.1f GB, and %s has %.1f GB: name another with --work-dir"
              .formatted(needed / 1e9, folder.getParent(), free / 1e9));
    }
  }

  private void printAll(List<LoadRun.Round> all) {
    for (int i = 0; i < all.size(); i++) {
      LoadRun.Way pipeline = all.get(i).pipeline();
      LoadRun.Way bulk = all.get(i).bulk();
      out("%-32s %12s %12s %7s".formatted("Round " + (i + 1), "pipeline", "bulk path", "ratio"));
      for (LoadRun.Phase phase : pipeline.phases()) {
        OptionalDouble other = seconds(bulk, phase.name());
        other.ifPresent(seconds -> print(phase.name(), phase.seconds(), seconds));
      }
      print("all", pipeline.seconds(), bulk.seconds());
      print("CPU time of this program", pipeline.cpuSeconds(), bulk.cpuSeconds());
    }
  }

  private static OptionalDouble seconds(LoadRun.Way way, String phase) {
    return way.phases().stream()
        .filter(other -> other.name().equals(phase))
        .mapToDouble(LoadRun.Phase::seconds)
        .findFirst();
  }

  private void print(String what, double pipeline, double bulk) {
    out(
        String.format(
            Locale.ROOT, "  %-30s %10.1f s %10.1f s %7.2f", what, pipeline, bulk, pipeline / bulk));
  }

  private LoadRun run(Store store, Dataset dataset, Comparison.Outcome outcome, Instant start) {
    LoadResult first = outcome.first();
    LoadRun.Way pipeline = outcome.rounds().getFirst().pipeline();
    return new LoadRun(
        store.engine().toString(),
        dataset,
        threads,
        Runtime.getRuntime().maxMemory(),
        first.items(),
        first.photos(),
        first.reviews(),
        first.alreadyThere(),
        first.bytes(),
        pipeline.seconds(),
        first.sourceTime().toNanos() / 1e9,
        pipeline.cpuSeconds(),
        pipeline.phases(),
        outcome.storage().parts(),
        Machine.current(),
        start.toString(),
        outcome.rounds(),
        outcome.readyMadeBytes());
  }

  private void write(LoadRun run) throws IOException {
    if (results != null) {
      run.write(results);
    }
  }
}
