package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalDatabaseException;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import dev.itemstore.localdb.ServerProcess;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Runs a server until it is told to stop, its parent ends, or the server dies. */
final class Supervisor {

  /** A server that dies oftener than this has a trouble that a restart does not mend. */
  private static final int MOST_RESTARTS = 10;

  private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

  /** Between two attempts to start a server that did not start. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ServerFlags flags;
  private final PrintWriter out;
  private final boolean restarts;
  private final Deque<Instant> restartedAt = new ArrayDeque<>();

  Supervisor(ServerFlags flags, PrintWriter out, boolean restarts) {
    this.flags = flags;
    this.out = out;
    this.restarts = restarts;
  }

  /**
   * Returns the exit status: 0 if the parent ended, 1 if the server died. A signal ends the JVM,
   * whose end stops the server.
   */
  int run(LocalEngine engine, ServerOptions options) {
    Path data = options.dataDirectory().orElseThrow();
    try (LocalServer server = engine.start(options)) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> RunState.remove(flags.store), "forget-run-state"));
      RunState state = RunState.of(flags.store, server, data);
      state.write();
      StartCommand.print(out, state);
      return follow(server, data);
    }
  }

  private int follow(LocalServer server, Path data) {
    Optional<CompletableFuture<ProcessHandle>> parentEnd =
        Optional.ofNullable(flags.parent).map(pid -> parent(pid));
    while (true) {
      List<CompletableFuture<?>> ends = new ArrayList<>();
      server.processes().forEach(process -> ends.add(process.onExit()));
      parentEnd.ifPresent(ends::add);
      CompletableFuture.anyOf(ends.toArray(CompletableFuture<?>[]::new)).join();
      if (parentEnd.filter(CompletableFuture::isDone).isPresent()) {
        return 0;
      }
      if (!mend(server, data)) {
        return 1;
      }
    }
  }

  private static CompletableFuture<ProcessHandle> parent(long pid) {
    return ProcessHandle.of(pid)
        .map(ProcessHandle::onExit)
        .orElseThrow(() -> new CommandFailure("the process of --with-parent has ended: " + pid));
  }

  /** Says what died, and returns whether the server runs again. */
  private boolean mend(LocalServer server, Path data) {
    for (ServerProcess process : server.processes()) {
      if (!process.isAlive()) {
        say("process " + process.pid() + ", " + process.end());
      }
    }
    if (!restarts) {
      return false;
    }
    while (mayRestart()) {
      try {
        server.restart();
        RunState.of(flags.store, server, data).write();
        say("started again");
        return true;
      } catch (LocalDatabaseException e) {
        say(e.getMessage());
        // What the dead process had started may still hold its memory or its port for a moment.
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    return false;
  }

  private boolean mayRestart() {
    Instant now = Instant.now();
    restartedAt.removeIf(at -> at.isBefore(now.minus(RESTARTS_WITHIN)));
    if (restartedAt.size() == MOST_RESTARTS) {
      say(
          "it died "
              + MOST_RESTARTS
              + " times within "
              + RESTARTS_WITHIN.toMinutes()
              + " minutes and is not started again");
      return false;
    }
    restartedAt.add(now);
    return true;
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
