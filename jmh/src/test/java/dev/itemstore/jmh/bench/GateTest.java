package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.jmh.bench.BenchRun.Measured;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  @ParameterizedTest
  @CsvSource({"p99<50ms, 0.99, 50000", "p99.9 < 2s, 0.999, 2000000", "p50<80us, 0.5, 80"})
  void aGateIsAQuantileAndABound(String text, double quantile, double micros) {
    Gate gate = Gate.parse(text);

    assertThat(gate.quantile()).isEqualTo(quantile);
    assertThat(gate.micros()).isEqualTo(micros);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "p99", "p99<50", "p98.5<1ms", "p99>50ms", "mean<1ms", "p99<-1ms"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Gate.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("p99<50ms");
  }

  @Test
  void onlyTheRepositorysQueriesAreHeldToIt() {
    Measured slow = measured("findById", "repository", 60_000);
    List<Measured> results =
        List.of(
            measured("findById", "repository", 49_999),
            slow,
            measured("findById", "plain", 60_000),
            measured("create", "repository", 60_000),
            measured("mixed", "repository", 60_000));

    Gate gate = Gate.parse("p99<50ms");

    assertThat(gate.offenders(results)).containsExactly(slow);
    assertThat(gate.sentence(slow)).isEqualTo("findById with 1 thread: p99 is 60.0 ms");
  }

  private static Measured measured(String operation, String route, double micros) {
    return new Measured(
        operation,
        route,
        "visits",
        1,
        100,
        micros,
        1,
        micros,
        Collections.nCopies(Measured.QUANTILES.size(), micros));
  }
}
