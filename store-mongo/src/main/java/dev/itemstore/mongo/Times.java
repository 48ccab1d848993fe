package dev.itemstore.mongo;

import java.time.Clock;
import java.time.Instant;

/** Times as the contract has them: whole milliseconds. */
final class Times {

  static Instant now(Clock clock) {
    return Instant.ofEpochMilli(clock.millis());
  }

  private Times() {}
}
