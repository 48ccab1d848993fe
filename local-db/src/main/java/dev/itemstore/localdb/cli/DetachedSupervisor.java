package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalEngine;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a supervisor that outlives this program and its terminal. */
final class DetachedSupervisor {

  private final ServerFlags flags;
  private final Path log;

  DetachedSupervisor(ServerFlags flags) {
    this.flags = flags;
    this.log = RunState.folder().resolve(flags.store + ".log");
  }

  /** Returns when the server answers. */
  RunState start(LocalEngine engine) {
    Process supervisor = launch(engine);
    // Until then it is this command's: Ctrl-C ends both.
    Thread giveUp = new Thread(supervisor::destroy, "give-up");
    Runtime.getRuntime().addShutdownHook(giveUp);
    while (true) {
      Optional<RunState> state =
          RunState.running(flags.store).filter(s -> s.supervisor().pid() == supervisor.pid());
      if (state.isPresent()) {
        Runtime.getRuntime().removeShutdownHook(giveUp);
        return state.get();
      }
      if (!supervisor.isAlive()) {
        throw new CommandFailure(lastLine());
      }
      pause();
    }
  }

  private Process launch(LocalEngine engine) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid"); // away from the terminal, whose end would reach it
    }
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), DbMain.class.getName(), "supervise"));
    command.addAll(flags.asArguments(engine));
    try {
      Files.createDirectories(log.getParent());
      return new ProcessBuilder(command)
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new CommandFailure("the server's supervisor cannot be started: " + e.getMessage(), e);
    }
  }

  private String lastLine() {
    try {
      List<String> lines =
          Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty()
          ? "the server's supervisor ended without a word"
          : lines.getLast().replaceFirst("^db: ", "");
    } catch (IOException e) {
      return "the server's supervisor ended, and its log cannot be read: " + log;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    }
  }
}
