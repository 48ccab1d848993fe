package dev.itemstore.gen.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

  @ParameterizedTest
  @CsvSource({"1,1", "10,1", "10,2", "10,9", "10,10", "1000,7", "100000,999", "12345,12344"})
  void holdsDistinctAscendingIdsFromTheFirstToTheLast(long items, long size) {
    List<Long> ids = ids(new Sample(items, size, 42));

    assertThat(ids).hasSize((int) size).doesNotHaveDuplicates().isSorted();
    assertThat(ids).allMatch(id -> id >= 1 && id <= items);
    assertThat(ids.getFirst()).isEqualTo(1);
    if (size > 1) {
      assertThat(ids.getLast()).isEqualTo(items);
    }
  }

  @Test
  void isAllItemsAtMost() {
    assertThat(ids(Sample.atMost(100, 7, 42))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void spreadsOverTheWholeRangeWithoutAPattern() {
    List<Long> ids = ids(new Sample(1_000_000, 1_000, 42));

    for (int i = 0; i < ids.size(); i++) {
      assertThat(ids.get(i)).isBetween(i * 1_000L + 1, i * 1_000L + 1_000);
    }
    assertThat(ids.stream().map(id -> id % 10).distinct()).hasSize(10);
    assertThat(ids).isNotEqualTo(ids(new Sample(1_000_000, 1_000, 43)));
    assertThat(ids).isEqualTo(ids(new Sample(1_000_000, 1_000, 42)));
  }

  @Test
  void copesWithTheMostItems() {
    Sample sample = new Sample(1_000_000_000, 999_999_999, 42);
    assertThat(sample.id(999_999_998)).isEqualTo(1_000_000_000);
    assertThat(sample.id(500_000_000)).isBetween(500_000_000L, 500_000_002L);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "10,0", "10,11", "10,-1", "1000000001,1"})
  void refusesWhatIsNoSample(long items, long size) {
    assertThatThrownBy(() -> new Sample(items, size, 42))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Long> ids(Sample sample) {
    return LongStream.range(0, sample.size()).mapToObj(sample::id).toList();
  }
}
