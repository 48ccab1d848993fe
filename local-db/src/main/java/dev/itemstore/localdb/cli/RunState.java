package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalDatabases;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What is known of a store's server that a command started, in {@code run/STORE.properties}.
 *
 * @param sqlUrl of the SQL database underneath, if there is one
 * @param supervisor the process that started it and stops it
 * @param processes the server's own
 */
record RunState(
    String store,
    String engine,
    String url,
    Optional<String> sqlUrl,
    Path data,
    Known supervisor,
    List<Known> processes) {

  /** A process by its name, its id, and the time at which it started: ids are used again. */
  record Known(String name, long pid, Instant startedAt) {

    static Known of(String name, ProcessHandle handle) {
      return new Known(name, handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Returns the process while it runs; another one that has its id by now is not it. */
    Optional<ProcessHandle> alive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(handle -> handle.info().startInstant().filter(startedAt::equals).isPresent());
    }

    @Override
    public String toString() {
      return name + " " + pid;
    }

    private String written() {
      return name + " " + pid + " " + startedAt;
    }

    private static Known read(String text) {
      String[] parts = text.split(" ", -1);
      return new Known(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2]));
    }
  }

  static RunState of(String store, LocalServer server, Path data) {
    return new RunState(
        store,
        server.engine(),
        server.url(),
        server.sqlUrl(),
        data,
        Known.of("supervisor", ProcessHandle.current()),
        server.processes().stream()
            .filter(ServerProcess::isAlive)
            .flatMap(process ->
                ProcessHandle.of(process.pid()).map(h -> Known.of(process.name(), h)).stream())
            .toList());
  }

  /**
   * Returns the state of a server that runs: its supervisor does, or one of its processes still
   * does.
   */
  static Optional<RunState> running(String store) {
    return read(store)
        .filter(state ->
            state.supervisor().alive().isPresent()
                || state.processes().stream().anyMatch(process -> process.alive().isPresent()));
  }

  static Path folder() {
    return LocalDatabases.home().resolve("run");
  }

  private static Path file(String store) {
    return folder().resolve(store + ".properties");
  }

  private static Optional<RunState> read(String store) {
    Properties values = new Properties();
    try (var in = Files.newBufferedReader(file(store))) {
      values.load(in);
      List<Known> processes = new ArrayList<>();
      for (int i = 0; values.containsKey("process." + i); i++) {
        processes.add(Known.read(values.getProperty("process." + i)));
      }
      return Optional.of(
          new RunState(
              store,
              values.getProperty("engine"),
              values.getProperty("url"),
              Optional.ofNullable(values.getProperty("sqlUrl")),
              Path.of(values.getProperty("data")),
              Known.read(values.getProperty("supervisor")),
              processes));
    } catch (IOException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw new CommandFailure(file(store) + " is damaged; remove it", e);
    }
  }

  void write() {
    Properties values = new Properties();
    values.setProperty("engine", engine);
    values.setProperty("url", url);
    sqlUrl.ifPresent(sql -> values.setProperty("sqlUrl", sql));
    values.setProperty("data", data.toString());
    values.setProperty("supervisor", supervisor.written());
    for (int i = 0; i < processes.size(); i++) {
      values.setProperty("process." + i, processes.get(i).written());
    }
    Path partial = folder().resolve(store + ".partial");
    try {
      Files.createDirectories(folder());
      try (var out = Files.newBufferedWriter(partial)) {
        values.store(out, null);
      }
      Files.move(
          partial,
          file(store),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CommandFailure(file(store) + " cannot be written: " + e.getMessage(), e);
    }
  }

  static void remove(String store) {
    try {
      Files.deleteIfExists(file(store));
    } catch (IOException e) {
      throw new CommandFailure(file(store) + " cannot be removed: " + e.getMessage(), e);
    }
  }
}
