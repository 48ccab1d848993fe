package dev.itemstore.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class PlotTest {
  @Test
  void aLogarithmicAxisHasTwoNumbersHoweverNarrowTheData() {
    assertThat(Plot.powersOfTen(new Range(0.3, 0.8))).contains(new Range(0.1, 1));
    assertThat(Plot.powersOfTen(new Range(2, 20))).contains(new Range(1, 100));
    assertThat(Plot.powersOfTen(new Range(1, 1))).contains(new Range(1, 10));
  }

  @Test
  void dataWithTwoPowersOfTenKeepTheirOwnRange() {
    assertThat(Plot.powersOfTen(new Range(0.5, 50))).isEmpty();
    assertThat(Plot.powersOfTen(new Range(1, 10))).isEmpty();
  }
}
