package dev.itemstore.gen.load;

import java.time.Duration;
import java.util.List;

/**
 * What a load did.
 *
 * @param items how many it loaded
 * @param alreadyThere how many an earlier load had loaded
 * @param photos of the items that it loaded
 * @param reviews of the items that it loaded
 * @param bytes that it sent to the engine for them
 * @param sourceTime what all workers together waited for their items to be made or read
 * @param phases the data, and each step after them, in their order
 */
public record LoadResult(
    long items,
    long alreadyThere,
    long photos,
    long reviews,
    long bytes,
    Duration sourceTime,
    List<Phase> phases) {

  /** A part of a load and the time that it took. */
  public record Phase(String name, Duration time) {}

  /** Returns the time of all phases. */
  public Duration time() {
    return phases.stream().map(Phase::time).reduce(Duration.ZERO, Duration::plus);
  }
}
