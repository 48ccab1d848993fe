package dev.itemstore.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatingSummaryTest {

  @Test
  void theAverageHasTwoDecimalsRoundedHalfUp() {
    assertThat(new RatingSummary(3, 14).average()).contains(new BigDecimal("4.67"));
    assertThat(new RatingSummary(8, 37).average()).as("4.625").contains(new BigDecimal("4.63"));
    assertThat(new RatingSummary(2, 9).average()).contains(new BigDecimal("4.50"));
    assertThat(new RatingSummary(1, 5).average()).contains(new BigDecimal("5.00"));
  }

  @Test
  void noReviewsHaveNoAverage() {
    assertThat(RatingSummary.NONE.average()).isEmpty();
  }
}
