package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheWarmingTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 8, 9, 200, 1_003})
  void everyItemOfTheTenthHasOneTurn(long tenth) {
    long turns = Math.ceilDiv(tenth, 8) * 8;

    assertThat(
            LongStream.range(0, turns)
                .map(turn -> CacheWarming.distance(turn, tenth))
                .filter(distance -> distance < tenth)
                .sorted())
        .containsExactlyElementsOf(LongStream.range(0, tenth).boxed().toList());
  }

  @Test
  void everyEighthItemComesFirst() {
    assertThat(LongStream.range(0, 4).map(turn -> CacheWarming.distance(turn, 24)))
        .containsExactly(0L, 8L, 16L, 4L);
  }
}
