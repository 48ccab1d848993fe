package dev.itemstore.jmh.report;

import static java.util.stream.Collectors.joining;

import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.jmh.bench.BenchRun;
import dev.itemstore.jmh.bench.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes pictures and tables for the documentation: what {@code scripts/report} runs. */
@Command(
    name = "scripts/report",
    mixinStandardHelpOptions = true,
    description = "Writes pictures and tables for the documentation.",
    subcommands = {
      ReportMain.DatasetCommand.class,
      ReportMain.LoadCommand.class,
      ReportMain.HeadToHeadCommand.class
    },
    footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage."})
public final class ReportMain implements Runnable {
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    Locale.setDefault(Locale.ROOT); // The program speaks English, its numbers too.
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ReportMain())
        .setParameterExceptionHandler((failure, _) -> {
          CommandLine command = failure.getCommandLine();
          return fail(
              command,
              failure.getMessage().lines().collect(joining(" ")) + " (--help explains)",
              CommandLine.ExitCode.USAGE);
        })
        .setExecutionExceptionHandler((failure, command, _) -> {
          if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return fail(command, explain(failure), CommandLine.ExitCode.SOFTWARE);
          }
          throw failure;
        });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which: dataset, load or head-to-head");
  }

  /** The JDK's own messages are often no more than a path. */
  private static String explain(Exception failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    return cause.getClass() == IOException.class
        ? cause.getMessage()
        : cause.getMessage() + " (" + cause.getClass().getSimpleName() + ")";
  }

  private static int fail(CommandLine command, String message, int code) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message);
    command.getErr().flush();
    return code;
  }

  @Command(
      name = "dataset",
      mixinStandardHelpOptions = true,
      description =
          "Samples the generator and plots each distribution that docs/dataset.md states.")
  static final class DatasetCommand implements Callable<Integer> {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        defaultValue = "docs/images",
        description = "Where the pictures go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
        names = "--sample",
        paramLabel = "N",
        defaultValue = "1000000",
        description = "How many items are sampled, 10000 or more (default: ${DEFAULT-VALUE}).")
    private int sample;

    @Option(
        names = "--seed",
        paramLabel = "S",
        defaultValue = "42",
        description = "The generator's seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      if (sample < 10_000 || sample > ItemGenerator.MAX_ID / DatasetSample.STRIDE) {
        throw new ParameterException(
            spec.commandLine(),
            "--sample must be from 10000 to " + ItemGenerator.MAX_ID / DatasetSample.STRIDE);
      }
      new DatasetPlots(new ItemGenerator(seed), sample)
          .write(out)
          .forEach(file -> spec.commandLine().getOut().println(file));
      spec.commandLine().getOut().flush();
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description = {
        "Turns results of loads into tables and a plot.",
        "Writes load.md, of which it replaces only the part that is its own, and load.svg."
      })
  static final class LoadCommand implements Callable<Integer> {
    @Option(
        names = "--results",
        required = true,
        paramLabel = "DIR",
        description = "The folder of the JSON files that 'scripts/load --results' wrote.")
    private Path results;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        defaultValue = "docs/reports",
        description = "Where the report goes (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      LoadReport report = new LoadReport(read());
      String picture = "";
      if (report.hasPlot()) {
        report.plot().write(out.resolve("load.svg"));
        picture = "![Seconds to load against items](load.svg)\n\n";
      }
      Path file = out.resolve("load.md");
      new Section("tables").replaceIn(file, "Loading", picture + report.markdown());
      spec.commandLine().getOut().println(file);
      spec.commandLine().getOut().flush();
      return CommandLine.ExitCode.OK;
    }

    private List<LoadRun> read() throws IOException {
      requireFolder(spec.commandLine(), results);
      List<LoadRun> runs = Results.read(results).loads();
      if (runs.isEmpty()) {
        throw new IOException(
            "there are no results in " + results + ": 'scripts/load --results FILE' writes them");
      }
      return runs;
    }
  }

  @Command(
      name = "head-to-head",
      mixinStandardHelpOptions = true,
      description = {
        "Turns results of benchmarks, and of loads if there are any, into a report.",
        "Writes head-to-head.md, of which it replaces only the part that is its own, its pictures,"
            + " and head-to-head.html, which needs no other file."
      })
  static final class HeadToHeadCommand implements Callable<Integer> {
    @Option(
        names = "--results",
        required = true,
        paramLabel = "DIR",
        description =
            "The folder of the JSON files that 'scripts/bench --results' wrote, and 'scripts/load"
                + " --results'.")
    private Path results;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where the report goes (default: the folder of the results).")
    private Path out;

    @Option(
        names = "--weights",
        paramLabel = "FILE",
        description = "The workload to judge by, in the form of workload.properties.")
    private Path weights;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      requireFolder(spec.commandLine(), results);
      headToHead(results, out == null ? results : out, workload())
          .forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return CommandLine.ExitCode.OK;
    }

    private Workload workload() {
      try {
        return weights == null ? Workload.standard() : Workload.read(weights);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--weights: " + e.getMessage());
      }
    }
  }

  private static void requireFolder(CommandLine command, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          command, "--results must name a folder, and this is none: " + folder);
    }
  }

  /**
   * Writes a report of the results of benchmarks, and of loads, in a folder.
   *
   * @param out where it goes
   * @return the files to read
   * @throws IOException if there are no such results, if they are not to be compared with each
   *     other, or if a file cannot be read or written
   */
  public static List<Path> headToHead(Path results, Path out, Workload workload)
      throws IOException {
    Results read = Results.read(results);
    if (read.benchmarks().isEmpty()) {
      throw new IOException(
          "there are no results of benchmarks in " + results + ": 'scripts/bench' writes them");
    }
    if (read.benchmarks().stream().allMatch(run -> run.results().isEmpty())) {
      throw new IOException("nothing could be measured of what is in " + results);
    }
    Document document;
    try {
      document = new HeadToHeadReport(read.benchmarks(), read.loads(), workload).document();
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    String name = "head-to-head";
    Path page = out.resolve(name + ".html");
    document.writePage(page);
    Path file = out.resolve(name + ".md");
    new Section("report")
        .replaceIn(file, "Head to head", document.markdown(out.resolve(name), name));
    return List.of(page, file);
  }

  /** What the files of a folder hold. */
  private record Results(List<LoadRun> loads, List<BenchRun> benchmarks) {
    static Results read(Path folder) throws IOException {
      Results results = new Results(new ArrayList<>(), new ArrayList<>());
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file :
            files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
          if (BenchRun.isOne(file)) {
            results.benchmarks.add(BenchRun.read(file));
          } else {
            results.loads.add(LoadRun.read(file));
          }
        }
      }
      return results;
    }
  }
}
