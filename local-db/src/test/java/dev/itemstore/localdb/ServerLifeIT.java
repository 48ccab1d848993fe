package dev.itemstore.localdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ServerLifeIT {

  static List<LocalEngine> engines() {
    return Stream.of("mysql", "mongo").flatMap(s -> LocalEngines.find(s).stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void startsAndStops(LocalEngine engine) {
    long t = System.nanoTime();
    LocalServer server = engine.start(ServerOptions.temporary());
    System.out.println(
        server.engine() + " " + server.url() + " " + (System.nanoTime() - t) / 1_000_000 + " ms");
    assertThat(server.processes()).allMatch(ServerProcess::isAlive);
    t = System.nanoTime();
    server.processes().getFirst().kill();
    server.restart();
    System.out.println("kill+restart " + (System.nanoTime() - t) / 1_000_000 + " ms");
    t = System.nanoTime();
    server.close();
    System.out.println("stop " + (System.nanoTime() - t) / 1_000_000 + " ms");
    assertThat(server.processes()).noneMatch(ServerProcess::isAlive);
  }
}
