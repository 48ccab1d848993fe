package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItemIdsTest {
  private static final int ITEMS = 1_000_000;

  @Test
  void ofVisitorsNineOfTenAskForTheNewestTenthAndTheRestForAny() {
    long[] drawn = ItemIds.VISITS.draw(100_000, ITEMS, 42);

    assertThat(LongStream.of(drawn)).allMatch(id -> id >= 1 && id <= ITEMS);
    // A tenth of the rest falls into the newest tenth too.
    assertThat(LongStream.of(drawn).filter(id -> id >= 900_000).count() / 1_000.0)
        .isBetween(90.0, 92.0);
    assertThat(LongStream.of(drawn).filter(id -> id <= 100_000).count()).isPositive();
    assertThat(LongStream.of(drawn).distinct().count()).isGreaterThan(50_000);
  }

  @Test
  void uniformIdsAreAnywhere() {
    long[] drawn = ItemIds.UNIFORM.draw(100_000, ITEMS, 42);

    assertThat(LongStream.of(drawn)).allMatch(id -> id >= 1 && id <= ITEMS);
    assertThat(LongStream.of(drawn).filter(id -> id > 900_000).count() / 1_000.0)
        .isBetween(9.0, 11.0);
  }

  @ParameterizedTest
  @EnumSource
  void aSmallDatasetHasIdsTooAndASeedRepeatsThem(ItemIds ids) {
    assertThat(ids.draw(100, 1, 42)).containsOnly(1L);
    long[] again = ids.draw(100, ITEMS, 7);
    assertThat(ids.draw(100, ITEMS, 7)).isEqualTo(again);
  }
}
