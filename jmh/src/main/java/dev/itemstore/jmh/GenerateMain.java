package dev.itemstore.jmh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link GenerateBenchmark} on one thread and on two, or on as many as {@code -t} says, and
 * sums it up in items a second: what {@code scripts/bench generate} runs. Takes JMH's options.
 */
public final class GenerateMain {
  private static final List<Integer> THREADS = List.of(1, 2);

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT); // The program speaks English, its numbers too.
    try {
      CommandLineOptions given = new CommandLineOptions(args);
      if (given.shouldHelp()) {
        given.showHelp();
        return;
      }
      Collection<RunResult> results = run(given);
      if (given.getResult().hasValue()) {
        // Each run wrote the file anew: now all of them.
        ResultFormatFactory.getInstance(
                given.getResultFormat().orElse(ResultFormatType.CSV), given.getResult().get())
            .writeOut(results);
      }
      System.out.println();
      results.forEach(result -> System.out.println(sentence(result)));
    } catch (CommandLineOptionException | RunnerException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(e instanceof CommandLineOptionException ? 2 : 1);
    }
  }

  private static Collection<RunResult> run(CommandLineOptions given) throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    List<Integer> counts =
        given.getThreads().hasValue() ? List.of(given.getThreads().get()) : THREADS;
    for (int threads : counts) {
      OptionsBuilder options = new OptionsBuilder();
      options
          .parent(given)
          .include("\\." + GenerateBenchmark.class.getSimpleName() + "\\.")
          .threads(threads);
      results.addAll(new Runner(options.build()).run());
    }
    return results;
  }

  /** As {@code 412,345 ± 1,234 items/s on 2 threads}; the error is JMH's, of 99.9 % confidence. */
  static String sentence(RunResult result) {
    Result<?> items = result.getPrimaryResult();
    int threads = result.getParams().getThreads();
    String error =
        Double.isNaN(items.getScoreError()) ? "" : " ± %,.0f".formatted(items.getScoreError());
    return "%,.0f%s items/s on %d %s"
        .formatted(items.getScore(), error, threads, threads == 1 ? "thread" : "threads");
  }

  private GenerateMain() {}
}
