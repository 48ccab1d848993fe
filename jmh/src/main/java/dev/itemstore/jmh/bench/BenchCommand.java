package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.gen.cli.CommandFailure;
import dev.itemstore.gen.cli.Program;
import dev.itemstore.gen.cli.StoreOptions;
import dev.itemstore.gen.work.StopSignal;
import dev.itemstore.jmh.baseline.BaselineException;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Times the repository's operations on loaded stores: what {@code scripts/bench} does. */
@Command(
    name = "scripts/bench",
    mixinStandardHelpOptions = true,
    description = {
      "Times the operations of the repository on a loaded store: the latency of single calls, at"
          + " several numbers of threads, beside the same by the engine's plain driver.",
      "",
      "Writes of the benchmark are of items of its own, which it deletes.",
      ""
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    footer = {
      "",
      StoreOptions.FOOTER,
      "",
      "scripts/bench generate counts how fast the generator is; it needs no store.",
      "",
      "Exit codes: 0 measured, 1 failed, 2 wrong usage, 3 beyond the gate, 130 stopped by Ctrl-C."
    })
public final class BenchCommand extends Program {
  private static final List<Integer> QUICK_THREADS = List.of(1);
  private static final List<Integer> FULL_THREADS = List.of(1, 4, 16);
  private static final int BEYOND_GATE = 3;
  private static final String FULL_GATE = "p99<50ms";

  private static final Duration TURN = Duration.ofMillis(250);

  private static final Bench.Times QUICK =
      new Bench.Times(Duration.ofSeconds(10), Duration.ofSeconds(1), TURN, 6);

  private static final Bench.Times FULL =
      new Bench.Times(Duration.ofSeconds(90), Duration.ofSeconds(2), TURN, 12);

  @Option(
      names = "--target",
      paramLabel = "NAME=STORE,URL",
      description =
          "A database to measure, and its name in the report; may be given several times, which"
              + " measures them in turns.")
  private List<String> targetTexts = List.of();

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = "Instead: the store of the one database to measure.")
  private String store;

  @Option(names = "--url", paramLabel = "URL", description = "Where that database is.")
  private String url;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Its name in the report (default: the store's).")
  private String name;

  @Option(
      names = "--quick",
      description =
          "With 1 thread, a second and a half each, the writes without what they are compared with:"
              + " under five minutes a target (the default).")
  private boolean quick;

  @Option(
      names = "--full",
      description = "With 1, 4 and 16 threads, three seconds each after two of warm-up, cold too.")
  private boolean full;

  @Option(
      names = "--ops",
      paramLabel = "NAME",
      split = ",",
      description = "Only these operations, such as findById,update (default: all).")
  private List<String> operationNames = List.of();

  @Option(
      names = "--threads",
      paramLabel = "T",
      split = ",",
      description = "Other numbers of threads, ascending.")
  private List<Integer> threads = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "R",
      defaultValue = "1",
      description =
          "How often all of it is measured, in this one JVM; scripts/head-to-head takes a JVM for"
              + " each (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--first-round",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The number of the first: the report pairs what databases have of one round (default:"
              + " ${DEFAULT-VALUE}).")
  private int firstRound;

  @Option(
      names = "--workload",
      paramLabel = "FILE",
      description = "What the operation 'mixed' does: see workload.properties.")
  private Path workload;

  @Option(
      names = "--gate",
      paramLabel = "BOUND",
      description =
          "Exit with 3 if a read of the repository is beyond it (default: "
              + FULL_GATE
              + " with --full, none with --quick).")
  private String gateText;

  @Option(
      names = "--note",
      paramLabel = "KEY=VALUE",
      description = "Keep this with the results: what the program cannot know, such as the disk.")
  private Map<String, String> notes = new LinkedHashMap<>();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "target/bench",
      description =
          "The folder for the results, a file a target and round, and for the report of all that is"
              + " there (default: ${DEFAULT-VALUE}).")
  private Path results;

  @Option(names = "--verbose", description = "Show what JMH prints.")
  private boolean verbose;

  private final Map<String, String> environment;
  private final Reporter reporter;
  private final StopSignal stop = new StopSignal();

  /** Writes a report of all results in a folder. */
  @FunctionalInterface
  public interface Reporter {
    /**
     * Returns the files that were written.
     *
     * @throws IOException if they could not be written, or the results are none of one comparison
     */
    List<Path> report(Path results) throws IOException;
  }

  BenchCommand(Map<String, String> environment, Reporter reporter) {
    this.environment = environment;
    this.reporter = reporter;
  }

  /** Runs the command, and ends the JVM with its exit code. */
  public static void main(String[] args, Reporter reporter) {
    main(new BenchCommand(System.getenv(), reporter), args);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (quick && full) {
      throw usage("--quick and --full exclude each other");
    }
    if (rounds < 1 || firstRound < 1) {
      throw usage(
          "--rounds and --first-round must be 1 or more, not %d and %d"
              .formatted(rounds, firstRound));
    }
    List<BenchTarget> targets = targets();
    List<Operation> operations =
        operationNames.isEmpty()
            ? List.of(Operation.values())
            : orUsage(() -> operationNames.stream().map(Operation::named).toList());
    boolean reads = operations.stream().anyMatch(Operation::isRead);
    if (gateText != null && !reads) {
      throw usage("--gate bounds reads, and --ops names none");
    }
    Optional<Gate> gate =
        Optional.ofNullable(gateText == null && full && reads ? FULL_GATE : gateText)
            .map(text -> orUsage(() -> Gate.parse(text)));
    Workload mix = workload == null ? Workload.standard() : orUsage(() -> Workload.read(workload));
    List<BenchRun> measured =
        stoppable(
            () -> measure(targets, operations, mix),
            stop::set,
            "Stopped; what was measured completely is in " + results + ".");
    if (measured == null) {
      return STOPPED;
    }
    // The report last: the rest is not to be lost with one that cannot be written.
    boolean nothingFailed = nothingFailed(measured);
    boolean kept = gate.isEmpty() || keeps(gate.get(), measured);
    boolean reported = reported();
    boolean complete = nothingFailed && reported;
    return !complete ? ExitCode.SOFTWARE : kept ? ExitCode.OK : BEYOND_GATE;
  }

  private List<BenchTarget> targets() {
    if (!targetTexts.isEmpty()) {
      if (store != null || url != null || name != null) {
        throw usage("--target is instead of --store, --url and --name");
      }
      List<BenchTarget> targets =
          orUsage(() -> targetTexts.stream().map(BenchTarget::parse).toList());
      if (targets.stream().map(BenchTarget::name).distinct().count() < targets.size()) {
        throw usage("two targets have one name");
      }
      return targets;
    }
    if (store == null) {
      throw usage("name what to measure: --store mysql, or --target NAME=STORE,URL");
    }
    StoreConfig config =
        orUsage(() -> StoreOptions.config(store, Optional.ofNullable(url), environment));
    return List.of(new BenchTarget(name == null ? store : name, store, config.url()));
  }

  private List<Integer> threads() {
    List<Integer> given = threads.isEmpty() ? (full ? FULL_THREADS : QUICK_THREADS) : threads;
    given.forEach(this::requireThreads);
    if (!given.equals(given.stream().sorted().distinct().toList())) {
      throw usage("--threads must ascend, such as 1,4,16");
    }
    return given;
  }

  private List<BenchRun> measure(
      List<BenchTarget> targets, List<Operation> operations, Workload mix) {
    List<Integer> counts = threads();
    int measurements =
        rounds
            * targets.stream()
                .flatMap(target -> cells(target, operations, counts).stream())
                .mapToInt(cell -> cell.routes().size())
                .sum();
    BenchProgress progress = new BenchProgress(measurements, this::err);
    List<BenchRun> measured = new ArrayList<>();
    for (int round = firstRound; round < firstRound + rounds; round++) {
      for (BenchTarget target : targets) {
        BenchRun run = run(target, cells(target, operations, counts), mix, round, progress);
        Path file = results.resolve("%s-%d.json".formatted(target.name(), round));
        write(run, file);
        out(file.toString());
        measured.add(run);
      }
    }
    return measured;
  }

  private List<Cell> cells(BenchTarget target, List<Operation> operations, List<Integer> counts) {
    Cell.Extent extent =
        full
            ? Cell.Extent.HOT_AND_COLD
            : operationNames.isEmpty() ? Cell.Extent.OVERVIEW : Cell.Extent.HOT;
    return Cell.all(target.url(), operations, counts, extent);
  }

  private BenchRun run(
      BenchTarget target, List<Cell> cells, Workload mix, int round, BenchProgress progress) {
    Bench.Times times = full ? FULL : QUICK;
    err(
        "%s: first the newest tenth of the items is read, for %d s at most, to fill the caches."
            .formatted(target.name(), times.cache().toSeconds()));
    try {
      return new Bench(target, times, mix, verbose, stop)
          .run(cells, round, notes, progress.of(target.name()));
    } catch (BaselineException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static void write(BenchRun run, Path file) {
    try {
      run.write(file);
    } catch (IOException e) {
      throw new CommandFailure(
          "the results could not be written to %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private boolean nothingFailed(List<BenchRun> measured) {
    List<String> failed = measured.stream().flatMap(run -> run.failed().stream()).toList();
    failed.forEach(cell -> err("It failed: %s.".formatted(cell)));
    if (!failed.isEmpty()) {
      err("The other measurements are kept; --verbose shows why these failed.");
    }
    return failed.isEmpty();
  }

  private boolean reported() {
    try {
      reporter.report(results).forEach(file -> out(file.toString()));
      return true;
    } catch (IOException | UncheckedIOException e) {
      err(
          "There is no report, but the measurements are kept: %s; another --results keeps them apart."
              .formatted(e.getMessage()));
      return false;
    }
  }

  private boolean keeps(Gate gate, List<BenchRun> measured) {
    boolean kept = true;
    for (BenchRun run : measured) {
      for (Measured offender : gate.offenders(run.results())) {
        err("Beyond %s on %s: %s.".formatted(gate.text(), run.target(), gate.sentence(offender)));
        kept = false;
      }
    }
    if (kept) {
      long queries = measured.stream().mapToLong(run -> gate.bounded(run.results()).count()).sum();
      out("Within %s: every query that was measured, %d in all.".formatted(gate.text(), queries));
    }
    return kept;
  }
}
