package dev.itemstore.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What {@code scripts/load} runs, as a process of its own. */
final class LoaderProcess implements AutoCloseable {
  /** The exit code of a process that SIGKILL ended. */
  static final int KILLED = 128 + 9;

  private static final String MAIN_CLASS = "dev.itemstore.gen.cli.LoadCommand";

  /**
   * The heap that a load of any size gets by with; and what halves the processor time of a short
   * run.
   */
  private static final List<String> OPTIONS =
      List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  /** How far a load has got, by what it said last. */
  enum Stage {
    OPENING(""),
    DATA("Loading "),
    COMPLETING("\nAfter ");

    private final String sentence;

    Stage(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Path log;
  private final Path temporaryFiles;
  private final Process process;
  private final long start = System.nanoTime();

  private LoaderProcess(Path log, Path temporaryFiles, Process process) {
    this.log = log;
    this.temporaryFiles = temporaryFiles;
    this.process = process;
  }

  static LoaderProcess start(String store, String url, long items) throws IOException {
    Path log = Files.createTempFile("itemstore-load-", ".log");
    Path temporaryFiles = Files.createTempDirectory("itemstore-load-");
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("-Djava.io.tmpdir=" + temporaryFiles);
    Process process =
        JavaProcess.start(
            Signals.heeded(),
            options,
            MAIN_CLASS,
            List.of(
                "--store", store, "--url", url, "--items", Long.toString(items), "--threads", "2"),
            log);
    return new LoaderProcess(log, temporaryFiles, process);
  }

  /** Waits until the load has got so far, or the process has ended. */
  void awaitStage(Stage stage) {
    while (stage().compareTo(stage) < 0 && process.isAlive()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Returns the time since its start. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  Stage stage() {
    String said = log();
    if (said.contains(Stage.COMPLETING.sentence)) {
      return Stage.COMPLETING;
    }
    return said.contains(Stage.DATA.sentence) ? Stage.DATA : Stage.OPENING;
  }

  /** Waits so long for the end; returns the exit code if it came. */
  Optional<Integer> awaitExit(Duration longest) {
    try {
      return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS)
          ? Optional.of(process.exitValue())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Kills the process with SIGKILL, and returns its exit code: its own, if it was quicker. */
  int kill() {
    process.destroyForcibly();
    return process.onExit().join().exitValue();
  }

  /** Sends SIGINT, as Ctrl-C does. */
  void interrupt() throws IOException {
    Signals.interrupt(process.pid());
  }

  /** Returns all that the program printed. */
  String log() {
    return Sources.read(log);
  }

  /** Returns the files that the program left in the folder for temporary files. */
  List<String> leftFiles() throws IOException {
    try (var files = Files.list(temporaryFiles)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(log);
      try (var files = Files.walk(temporaryFiles)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
