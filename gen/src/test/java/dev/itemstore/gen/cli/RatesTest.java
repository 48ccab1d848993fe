package dev.itemstore.gen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final Rates rates = new Rates(now::get);

  @Test
  void areThoseOfAllWhileItIsShort() {
    pass(1);
    rates.add(1_000, 8_000, 2_000_000);
    pass(1);
    Rates.Rate rate = rates.add(3_000, 24_000, 6_000_000);

    assertThat(rate).hasToString("2,000 items/s, 16,000 records/s, 4.0 MB/s");
    assertThat(rate.time(250_000)).isEqualTo("2:05 min");
  }

  @Test
  void forgetWhatIsLongPast() {
    for (int i = 0; i < 100; i++) {
      pass(1);
      rates.add(1_000_000, 1, 1);
    }
    Rates.Rate rate = null;
    for (int i = 0; i < 20; i++) {
      pass(1);
      rate = rates.add(10, 1, 1);
    }
    assertThat(rate.items()).isEqualTo(10);
  }

  @Test
  void spanAtLeastTheLastPartHoweverLongItTook() {
    pass(1);
    rates.add(10, 1, 1);
    pass(100);
    assertThat(rates.add(1_000, 1, 1).items()).isEqualTo(10);
  }

  private void pass(long seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
