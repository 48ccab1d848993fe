package dev.itemstore.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemIdsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 42, (1L << 53) - 1})
  void readsIdsInTheirOnlySpelling(long id) {
    assertThat(ItemIds.parse(Long.toString(id))).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "01",
        "+1",
        "-1",
        "1.0",
        "1e3",
        " 1",
        "1/",
        "٣",
        "a",
        "9007199254740992",
        "99999999999999999999"
      })
  void refusesAnyOther(String text) {
    assertThat(ItemIds.parse(text)).isEqualTo(ItemIds.NONE);
  }

  @Test
  void theLargestIsBelowTwoToThe53() {
    assertThat(ItemIds.parse("9007199254740991")).isEqualTo(9007199254740991L);
  }
}
