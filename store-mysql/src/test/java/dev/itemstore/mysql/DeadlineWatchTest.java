package dev.itemstore.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.store.Deadline;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlineWatchTest {

  @Test
  void anOperationThatStillWaitsAtItsDeadlineIsEnded() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    try (DeadlineWatch watch = new DeadlineWatch();
        var long_ = watch.watch(in(60_000));
        var operation = watch.watch(in(30))) {
      operation.endBy(ended::countDown);

      assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(operation.isExpired()).isTrue();
      assertThat(operation.endBy(null)).isFalse();
      assertThat(long_.isExpired()).isFalse();
    }
  }

  @Test
  void anOperationThatEndedInTimeIsLeftAlone() throws InterruptedException {
    CountDownLatch wrong = new CountDownLatch(1);
    CountDownLatch later = new CountDownLatch(1);
    try (DeadlineWatch watch = new DeadlineWatch()) {
      try (var operation = watch.watch(in(50))) {
        operation.endBy(wrong::countDown);
      }
      try (var operation = watch.watch(in(100))) {
        operation.endBy(later::countDown);
        assertThat(later.await(5, TimeUnit.SECONDS)).isTrue();
      }
    }
    assertThat(wrong.getCount()).isEqualTo(1);
  }

  private static Deadline in(int millis) {
    return Deadline.after(Duration.ofMillis(millis));
  }
}
