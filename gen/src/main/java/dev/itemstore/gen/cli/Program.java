package dev.itemstore.gen.cli;

import static java.util.stream.Collectors.joining;

import dev.itemstore.domain.store.StoreException;
import dev.itemstore.gen.files.DatasetFileException;
import dev.itemstore.gen.load.DatasetLoader;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What the programs of this package share: how they print, fail and end. A failure is one sentence
 * on standard error that says what to do.
 */
public abstract class Program implements Callable<Integer> {
  /** The exit code after Ctrl-C. */
  protected static final int STOPPED = 130;

  private static final int MOST_THREADS = 64;

  /** A chunk of items, and what it becomes for the engine: with room to spare. */
  private static final long BYTES_PER_THREAD = 64 << 20;

  @Spec private CommandSpec spec;

  /** Runs a program in this JVM, and ends the JVM with its exit code. */
  protected static void main(Program program, String[] args) {
    // Named here, before the first logger, so that this jar brings no logback.xml to other
    // programs.
    System.setProperty("logback.configurationFile", "dev/itemstore/gen/load-logback.xml");
    Locale.setDefault(Locale.ROOT); // The program speaks English, its numbers too.
    System.exit(program.commandLine().execute(args));
  }

  public final CommandLine commandLine() {
    return new CommandLine(this)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Program::explainUsage)
        .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
  }

  /** Says what to do once the store is well, as a sentence without its stop. */
  protected String adviceWhenStoreFails() {
    return "Once the database is well, the same command goes on";
  }

  protected final void out(String message) {
    print(spec.commandLine().getOut(), message);
  }

  protected final void err(String message) {
    print(spec.commandLine().getErr(), message);
  }

  protected final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Runs a step whose {@link IllegalArgumentException} is about an option. */
  protected final <T> T orUsage(Callable<T> step) {
    return orUsage(spec.commandLine(), step);
  }

  static <T> T orUsage(CommandLine command, Callable<T> step) {
    try {
      return step.call();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, e.getMessage());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("no step throws a checked exception", e);
    }
  }

  protected final void requireThreads(int threads) {
    if (threads < 1 || threads > MOST_THREADS) {
      throw usage("--threads must be from 1 to %d, not %d".formatted(MOST_THREADS, threads));
    }
  }

  /**
   * Returns the processors and so many more, as far as is allowed and the heap has room for their
   * chunks.
   */
  protected static int processorsAnd(int more) {
    long fit = Runtime.getRuntime().maxMemory() / BYTES_PER_THREAD;
    int wanted = Runtime.getRuntime().availableProcessors() + more;
    return Math.clamp(fit, 1, Math.min(MOST_THREADS, wanted));
  }

  /**
   * Runs work that Ctrl-C stops, and returns what it returned; null if it was stopped.
   *
   * @param stop asks the work to end
   * @param farewell what is said then
   */
  protected final <T> T stoppable(Work<T> work, Runnable stop, String farewell)
      throws InterruptedException {
    try (StopOnSignal _ = new StopOnSignal(stop, () -> err(farewell))) {
      return work.run();
    } catch (CancellationException e) {
      return null;
    }
  }

  /** Work such as {@link DatasetLoader#run}. */
  protected interface Work<T> {
    T run() throws InterruptedException;
  }

  private int explain(Exception failure, CommandLine command) throws Exception {
    String message =
        switch (failure) {
          case StoreException e -> e.getMessage() + ". " + adviceWhenStoreFails();
          case CommandFailure e -> e.getMessage();
          case DatasetFileException e -> e.getMessage();
          default -> throw failure;
        };
    print(command.getErr(), "%s: %s.".formatted(command.getCommandName(), message));
    return CommandLine.ExitCode.SOFTWARE;
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

  private static void print(PrintWriter writer, String message) {
    writer.println(message);
    writer.flush();
  }
}
