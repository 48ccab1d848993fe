package dev.itemstore.localdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** No server outlives the JVM that started it. */
final class KilledParentIT {

  @EveryEngine
  void serversStopWhenTheirJvmIsKilled(LocalEngine engine) throws Exception {
    try (TestFolder folder = new TestFolder()) {
      try (Parent parent = new Parent(engine, folder.path())) {
        List<ProcessHandle> servers = parent.servers();
        parent.process().destroyForcibly().waitFor();
        for (ProcessHandle server : servers) {
          server.onExit().get(60, TimeUnit.SECONDS);
        }
      }
      // They had stopped in order, and the directory is free at once.
      try (LocalServer server = engine.start(ServerOptions.keptIn(folder.path()));
          TestClient client = TestClient.of(server)) {
        assertThat(client.readAll()).containsExactly(42);
      }
    }
  }

  @EveryEngine
  void aStartRightAfterTheKillWaitsForTheStop(LocalEngine engine) throws Exception {
    try (TestFolder folder = new TestFolder()) {
      try (Parent parent = new Parent(engine, folder.path())) {
        assertThat(parent.servers()).isNotEmpty();
        parent.process().destroyForcibly().waitFor();
      }
      try (LocalServer server = engine.start(ServerOptions.keptIn(folder.path()));
          TestClient client = TestClient.of(server)) {
        assertThat(client.readAll()).containsExactly(42);
      }
    }
  }

  @EveryEngine
  void serversStopWhenTheirJvmEndsByASignal(LocalEngine engine) throws Exception {
    try (TestFolder folder = new TestFolder();
        Parent parent = new Parent(engine, folder.path())) {
      List<ProcessHandle> servers = parent.servers();
      parent.process().destroy();
      parent.process().waitFor();
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
    }
  }

  /**
   * A JVM of its own that starts a server, writes one number, and says the servers' process ids.
   */
  private static final class Parent implements AutoCloseable {
    private final Process process;

    Parent(LocalEngine engine, Path folder) throws IOException {
      process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  engine.store(),
                  engine.id(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    }

    Process process() {
      return process;
    }

    List<ProcessHandle> servers() throws IOException {
      var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = lines.readLine();
      while (line != null && !line.startsWith("servers ")) {
        line = lines.readLine();
      }
      assertThat(line).as("what the parent says").isNotNull();
      List<ProcessHandle> servers =
          Stream.of(line.substring("servers ".length()).split(" ", -1))
              .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
              .toList();
      assertThat(servers).isNotEmpty().allMatch(ProcessHandle::isAlive);
      return servers;
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** The parent's program. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
      LocalEngine engine =
          LocalEngines.choose(args[0], java.util.Optional.of(args[1]), System.err::println);
      LocalServer server = engine.start(ServerOptions.keptIn(Path.of(args[2])));
      try (TestClient client = TestClient.of(server)) {
        client.write(42);
      }
      System.out.println(
          "servers "
              + String.join(
                  " ",
                  server.processes().stream()
                      .map(process -> Long.toString(process.pid()))
                      .toList()));
      Thread.currentThread().join();
    }
  }
}
