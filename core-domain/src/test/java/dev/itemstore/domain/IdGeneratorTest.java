package dev.itemstore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {

  @Test
  void idsAreSafeIntegersFromNowUntil2093() {
    for (String moment :
        List.of("2024-01-02T00:00:00Z", "2026-11-24T00:00:00Z", "2093-01-01T00:00:00Z")) {
      long id = new IdGenerator(IdGenerator.MAX_NODE, at(moment)).next();
      assertThat(id).as(moment).isGreaterThan(1_000_000_000L).isLessThan(IdGenerator.ID_LIMIT);
    }
  }

  @Test
  void idsIncreaseWithinAMillisecondAndBeyondItsSequence() {
    IdGenerator ids = new IdGenerator(3, at("2026-11-24T00:00:00Z"));

    assertThat(LongStream.generate(ids::next).limit(1_000).boxed().toList())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void idsIncreaseThoughTheClockGoesBack() {
    SettableClock clock = new SettableClock(Instant.parse("2026-11-24T00:00:00Z"));
    IdGenerator ids = new IdGenerator(0, clock);
    long before = ids.next();

    clock.now = clock.now.minus(Duration.ofHours(1));

    assertThat(ids.next()).isGreaterThan(before);
  }

  @Test
  void idsIncreaseInTimeAcrossNodes() {
    long earlierOnTheLastNode = new IdGenerator(31, at("2026-11-24T00:00:00.000Z")).next();
    long laterOnTheFirstNode = new IdGenerator(0, at("2026-11-24T00:00:00.001Z")).next();

    assertThat(laterOnTheFirstNode).isGreaterThan(earlierOnTheLastNode);
  }

  @Test
  void nodesNeverMakeTheSameId() {
    Set<Long> all = new HashSet<>();
    for (int node = 0; node <= IdGenerator.MAX_NODE; node++) {
      IdGenerator ids = new IdGenerator(node, at("2026-11-24T00:00:00Z"));
      for (int i = 0; i < 300; i++) {
        assertThat(all.add(ids.next())).isTrue();
      }
    }
  }

  @Test
  void threadsNeverGetTheSameId() {
    IdGenerator ids = new IdGenerator(0, Clock.systemUTC());
    Set<Long> all = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 20_000).parallel().forEach(i -> all.add(ids.next()));

    assertThat(all).hasSize(20_000);
  }

  @Test
  void aNodeOutOfItsBoundsIsRefused() {
    assertThatThrownBy(() -> new IdGenerator(32, Clock.systemUTC()))
        .hasMessageContaining("0 to 31");
    assertThatThrownBy(() -> new IdGenerator(-1, Clock.systemUTC()))
        .hasMessageContaining("0 to 31");
  }

  private static Clock at(String moment) {
    return Clock.fixed(Instant.parse(moment), ZoneOffset.UTC);
  }

  private static final class SettableClock extends Clock {
    private Instant now;

    SettableClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
