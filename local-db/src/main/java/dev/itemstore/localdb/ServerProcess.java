package dev.itemstore.localdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One operating system process of a server. Safe for use by several threads. */
public final class ServerProcess {

  /** Recovery after a crash in the middle of a large load takes minutes. */
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final String GUARD = resource("guard.sh");

  private final ProcessSpec spec;
  private volatile Process process;
  private volatile long logStart;

  ServerProcess(ProcessSpec spec) {
    this.spec = spec;
  }

  /**
   * Returns what people know it by: {@code mysqld}, {@code mariadbd}, {@code mongod}, {@code
   * postgres}, {@code ferretdb}.
   */
  public String name() {
    return spec.name();
  }

  /** Returns its process id, which a restart changes. */
  public long pid() {
    return process.pid();
  }

  /** Returns whether it runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /**
   * Kills it with SIGKILL, as a crash would, with the processes that it started, and waits until
   * all are dead.
   */
  public void kill() {
    List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
    all.addAll(process.descendants().toList());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
    awaitExit(LONGEST_STOP);
  }

  /** Completes when it has ended. */
  public CompletableFuture<?> onExit() {
    return process.onExit();
  }

  /** Returns in one sentence how it ended and where its log is; to be asked of a dead process. */
  public String end() {
    return ServerLog.explain(
        spec.name(), spec.log(), logStart, "ended with status " + process.exitValue());
  }

  Instant startedAt() {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  /**
   * Starts it and waits until it answers.
   *
   * @throws LocalDatabaseException if it ends instead or does not answer in time
   */
  void start() {
    logStart = spec.log().toFile().length();
    process = launch();
    Instant end = Instant.now().plus(LONGEST_START);
    while (!(spec.ready().getAsBoolean() && process.isAlive())) {
      if (!process.isAlive()) {
        throw ServerLog.explain(spec, logStart, "ended with status " + process.exitValue());
      }
      if (Instant.now().isAfter(end)) {
        kill();
        throw ServerLog.explain(
            spec, logStart, "did not answer within " + LONGEST_START.toMinutes() + " minutes");
      }
      pause();
    }
  }

  private Process launch() {
    List<String> command = new ArrayList<>();
    if (Machine.current().onPath("setsid").isPresent()) {
      command.add(
          "setsid"); // so that Ctrl-C reaches us alone, who stop the processes in their order
    }
    command.addAll(List.of("sh", "-c", GUARD, "itemstore-guard", spec.stopSignal()));
    command.addAll(spec.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
    builder.environment().putAll(spec.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "%s cannot be run: %s".formatted(spec.name(), e.getMessage()), e);
    }
  }

  /** Stops it in an orderly way; one that does not stop in time is killed. */
  void stop() {
    if (!isAlive()) {
      return;
    }
    try {
      // The guard reads the other end of this pipe, and sends the signal.
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    if (!awaitExit(LONGEST_STOP)) {
      kill();
    }
  }

  private boolean awaitExit(Duration longest) {
    boolean interrupted = false;
    Instant end = Instant.now().plus(longest);
    try {
      while (true) {
        try {
          return process.waitFor(
              Duration.between(Instant.now(), end).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true; // a server is stopped to the end, or its next start has to recover
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalDatabaseException("interrupted while a server started", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ServerProcess.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
