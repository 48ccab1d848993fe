package dev.itemstore.localdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ServerLifeIT {

  @Test
  void mariaDbIsThereWhateverTheMachineHas() {
    assertThat(LocalEngines.find("mysql")).extracting(LocalEngine::id).contains("mariadb");
  }

  @EveryEngine
  void answersItsDriverAndSaysWhatItIs(LocalEngine engine) throws Exception {
    try (LocalServer server = engine.start(ServerOptions.temporary());
        TestClient client = TestClient.of(server)) {
      System.out.println("Tested on " + server.engine());
      client.write(1);
      assertThat(client.readAll()).containsExactly(1);
      assertThat(server.engine()).matches("(MySQL|MariaDB|MongoDB|DocumentDB) \\d+\\.\\d+.*");
      if (client instanceof TestClient.Jdbc jdbc) {
        assertThat(server.engine()).endsWith(" " + jdbc.variable("version"));
        assertThat(jdbc.variable("innodb_flush_log_at_trx_commit")).isEqualTo("1");
        assertThat(jdbc.variable("local_infile")).isEqualTo("1");
        assertThat(jdbc.variable("character_set_server")).isEqualTo("utf8mb4");
      }
    }
  }

  @EveryEngine
  void aTemporaryServerLeavesNothingBehind(LocalEngine engine) {
    LocalServer server = engine.start(ServerOptions.temporary());
    Path folder = ((RunningServer) server).folder();
    assertThat(folder).isDirectory();
    server.close();
    assertThat(server.processes()).isNotEmpty().noneMatch(ServerProcess::isAlive);
    assertThat(folder).doesNotExist();
  }

  @EveryEngine
  void keepsItsDataBetweenStarts(LocalEngine engine) throws Exception {
    try (TestFolder folder = new TestFolder()) {
      ServerOptions options = ServerOptions.keptIn(folder.path()).withMemory(64L << 20);
      try (LocalServer server = engine.start(options);
          TestClient client = TestClient.of(server)) {
        client.write(7);
      }
      try (LocalServer server = engine.start(options);
          TestClient client = TestClient.of(server)) {
        assertThat(client.readAll()).containsExactly(7);
      }
    }
  }

  @EveryEngine
  void losesNoAcknowledgedWriteWhicheverProcessIsKilled(LocalEngine engine) throws Exception {
    try (LocalServer server = engine.start(ServerOptions.temporary())) {
      TestClient.of(server).close(); // makes the table
      Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
      int next = 0;
      for (ServerProcess process : server.processes()) {
        next = writeUntilKilled(server, process, acknowledged, next);
        assertThat(process.isAlive()).isFalse();
        server.restart();
        assertThat(server.processes()).allMatch(ServerProcess::isAlive);
        try (TestClient client = TestClient.of(server)) {
          assertThat(client.readAll()).containsAll(acknowledged);
          client.write(-process.name().hashCode()); // and it takes writes again
        }
        System.out.printf(
            "%s: %s killed, %d acknowledged writes, none lost%n",
            server.engine(), process.name(), acknowledged.size());
      }
    }
  }

  /**
   * Four writers; the process is killed when two hundred writes are acknowledged. Returns the next
   * unused number.
   */
  private static int writeUntilKilled(
      LocalServer server, ServerProcess process, Set<Integer> acknowledged, int start)
      throws Exception {
    int each = 100_000;
    CountDownLatch enough = new CountDownLatch(200);
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, 4)
              .mapToObj(writer ->
                  writers.submit(() -> {
                    try (TestClient client = TestClient.of(server)) {
                      for (int i = 0; i < each; i++) {
                        int number = start + writer * each + i;
                        client.write(number);
                        acknowledged.add(number);
                        enough.countDown();
                      }
                    }
                    return writer;
                  }))
              .toList();
      enough.await();
      process.kill();
      for (var writer : running) {
        assertThatThrownBy(writer::get).isInstanceOf(ExecutionException.class);
      }
    }
    return start + 4 * each;
  }
}
