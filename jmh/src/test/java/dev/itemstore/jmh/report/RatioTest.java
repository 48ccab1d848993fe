package dev.itemstore.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

  @Test
  void oneRoundHasNoInterval() {
    Ratio ratio = Ratio.of(List.of(3.0), List.of(2.0));

    assertThat(ratio.mean()).isEqualTo(1.5, within(1e-12));
    assertThat(ratio.low()).isNaN();
    assertThat(ratio.isTie()).isFalse();
    assertThat(ratio).hasToString("1.50");
  }

  /** By the formula, spelled out. */
  @Test
  void theIntervalIsStudentsOnTheLogarithms() {
    Ratio ratio = Ratio.of(List.of(2.0, 2.2, 1.8), List.of(1.0, 1.0, 1.0));

    double mean = (Math.log(2) + Math.log(2.2) + Math.log(1.8)) / 3;
    double deviation =
        Math.sqrt(
            (Math.pow(Math.log(2) - mean, 2)
                    + Math.pow(Math.log(2.2) - mean, 2)
                    + Math.pow(Math.log(1.8) - mean, 2))
                / 2);
    // Student's t of two degrees of freedom at 97.5 %, as tables have it.
    double half = 4.302653 * deviation / Math.sqrt(3);
    assertThat(ratio.mean()).isEqualTo(Math.exp(mean), within(1e-9));
    assertThat(ratio.low()).isEqualTo(Math.exp(mean - half), within(1e-6));
    assertThat(ratio.high()).isEqualTo(Math.exp(mean + half), within(1e-6));
    assertThat(ratio.isTie()).isFalse();
  }

  @Test
  void whatMayBeEqualOrHardlyDiffersIsATie() {
    assertThat(Ratio.of(List.of(1.5, 0.8), List.of(1.0, 1.0)).isTie()).as("holds 1").isTrue();
    assertThat(Ratio.of(List.of(1.04), List.of(1.0)).isTie()).as("4 %").isTrue();
    assertThat(Ratio.of(List.of(1.0), List.of(1.04)).isTie()).as("4 %").isTrue();
    assertThat(Ratio.of(List.of(1.06), List.of(1.0)).isTie()).as("6 %").isFalse();
  }

  @Test
  void onlyRoundsThatBothHaveCount() {
    assertThat(Ratio.of(List.of(2.0, 9.0), List.of(1.0)).mean()).isEqualTo(2.0, within(1e-12));
    assertThatThrownBy(() -> Ratio.of(List.of(), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
