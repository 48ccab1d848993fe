package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.jmh.bench.BenchRun.Measured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

class BenchTest {
  private static final Cell CELL =
      new Cell(Operation.FIND_BY_ID, List.of(Route.PLAIN, Route.REPOSITORY), ItemIds.VISITS, 1);

  @Test
  void eachRouteHasTheCallsOfItsOwnTurns() {
    Map<Route, Measured> measured =
        Bench.byRoute(CELL, List.of(calls(100, 2), calls(500, 1), calls(200, 1), calls(300, 3)));

    assertThat(measured).containsOnlyKeys(Route.PLAIN, Route.REPOSITORY);
    Measured plain = measured.get(Route.PLAIN);
    assertThat(plain.route()).isEqualTo("plain");
    assertThat(plain.samples()).isEqualTo(3);
    assertThat(plain.at(0.5)).isEqualTo(100);
    assertThat(plain.max()).isEqualTo(200);
    Measured repository = measured.get(Route.REPOSITORY);
    assertThat(repository.samples()).isEqualTo(4);
    assertThat(repository.at(0.5)).isEqualTo(300);
    assertThat(repository.mean()).isEqualTo(350);
  }

  /** As many calls of so many microseconds. */
  private static Statistics calls(double latency, long count) {
    MultisetStatistics calls = new MultisetStatistics();
    calls.addValue(latency, count);
    return calls;
  }
}
