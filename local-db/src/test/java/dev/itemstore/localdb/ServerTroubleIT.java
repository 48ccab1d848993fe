package dev.itemstore.localdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Every trouble is one sentence that says what to do. */
final class ServerTroubleIT {

  /** Files that a server cannot do without. */
  private static final Map<String, String> VITAL_FILES =
      Map.of(
          "mysql", "mysql.ibd",
          "mariadb", "ibdata1",
          "mongodb", "WiredTiger.turtle",
          "documentdb", "global/pg_control");

  @EveryEngine
  void aSecondStartOnTheSameDataIsRefusedAndNamesTheFirst(LocalEngine engine) throws Exception {
    try (TestFolder folder = new TestFolder();
        LocalServer first = engine.start(ServerOptions.keptIn(folder.path()))) {
      assertThatThrownBy(() -> engine.start(ServerOptions.keptIn(folder.path())))
          .isInstanceOf(LocalDatabaseException.class)
          .hasMessageContaining(
              folder.path() + " is in use by process " + ProcessHandle.current().pid());
      assertThat(first.processes()).allMatch(ServerProcess::isAlive);
    }
  }

  @EveryEngine
  void aPortThatIsTakenIsNamed(LocalEngine engine) throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      assertThatThrownBy(
              () -> engine.start(ServerOptions.temporary().withPort(taken.getLocalPort())))
          .isInstanceOf(LocalDatabaseException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("--port");
    }
  }

  @EveryEngine
  void aDamagedDataDirectoryIsCalledThat(LocalEngine engine) throws Exception {
    try (TestFolder folder = new TestFolder()) {
      ServerOptions options = ServerOptions.keptIn(folder.path());
      engine.start(options).close();
      damage(folder.path().resolve("data").resolve(VITAL_FILES.get(engine.id())));
      assertThatThrownBy(() -> engine.start(options))
          .isInstanceOf(LocalDatabaseException.class)
          .hasMessageContaining("its data directory is damaged")
          .hasMessageContaining(folder.path().toString())
          .hasMessageEndingWith(".log)");
    }
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, (byte) 0x5a);
    Files.write(file, bytes);
  }

  @EveryEngine
  void dataOfAnotherEngineAreLeftAlone(LocalEngine engine) throws Exception {
    try (TestFolder folder = new TestFolder()) {
      Files.createDirectories(folder.path().resolve("data"));
      Files.writeString(folder.path().resolve("engine"), "sqlite\n");
      assertThatThrownBy(() -> engine.start(ServerOptions.keptIn(folder.path())))
          .isInstanceOf(LocalDatabaseException.class)
          .hasMessageContaining("holds data of sqlite, not of " + engine.id());
    }
  }
}
