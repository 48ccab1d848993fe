package dev.itemstore.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ItemIdsTest {

  @Test
  void nineOfTenIdsAreAmongTheNewestTenthAndTheRestAnywhere() {
    ItemIds ids = new ItemIds(1_000_000, 42);
    long[] drawn = LongStream.generate(ids::next).limit(100_000).toArray();

    assertThat(LongStream.of(drawn)).allMatch(id -> id >= 1 && id <= 1_000_000);
    // A tenth of the rest falls into the newest tenth too.
    assertThat(LongStream.of(drawn).filter(id -> id >= 900_000).count() / 1_000.0)
        .isBetween(90.0, 92.0);
    assertThat(LongStream.of(drawn).filter(id -> id <= 100_000).count()).isPositive();
    assertThat(LongStream.of(drawn).distinct().count()).isGreaterThan(50_000);
  }

  @Test
  void aSmallDatasetHasIdsToo() {
    ItemIds ids = new ItemIds(1, 42);

    assertThat(LongStream.generate(ids::next).limit(100)).containsOnly(1L);
  }
}
