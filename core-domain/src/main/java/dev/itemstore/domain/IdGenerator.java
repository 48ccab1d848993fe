package dev.itemstore.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids without a central counter: 41 bits of milliseconds since 2024-01-01 UTC (until 2093), 5
 * bits of node, 7 bits of sequence. An id is therefore below 2<sup>53</sup>, so that JavaScript
 * reads it exactly; above every id of a generated dataset; and increasing in time. The layout
 * follows the idea of Twitter's Snowflake, cut to 53 bits.
 *
 * <p>Nodes with different numbers never make the same id. One node makes at most 128 ids a
 * millisecond on average: beyond, its ids run ahead of the clock, and they never go back when the
 * clock does. Safe for use by several threads.
 */
public final class IdGenerator {
  /** The largest node number. */
  public static final int MAX_NODE = 31;

  /** Every id is below this. */
  public static final long ID_LIMIT = 1L << 53;

  private static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
  private static final int NODE_BITS = 5;
  private static final int SEQUENCE_BITS = 7;
  private static final long SEQUENCE_MASK = (1 << SEQUENCE_BITS) - 1;

  private final Clock clock;
  private final long node;

  /** Milliseconds since the epoch and sequence, without the node: what counts up. */
  private final AtomicLong last = new AtomicLong();

  /**
   * @param node 0 to {@value #MAX_NODE}; no two services that write to one store may have the same
   * @throws IllegalArgumentException if the node is out of its bounds
   */
  public IdGenerator(int node, Clock clock) {
    if (node < 0 || node > MAX_NODE) {
      throw new IllegalArgumentException("node must be from 0 to " + MAX_NODE + ", not " + node);
    }
    this.node = node;
    this.clock = clock;
  }

  /** Returns an id that is larger than every one before it from this generator. */
  public long next() {
    return nextAbove(0);
  }

  /**
   * Returns an id that is larger than every one before it from this generator, and larger than
   * {@code other}, which another node with a clock that runs ahead may have made.
   *
   * @param other an id that a generator made, or 0
   */
  public long nextAbove(long other) {
    long now = (clock.millis() - EPOCH) << SEQUENCE_BITS;
    long otherTicks =
        (other >>> (NODE_BITS + SEQUENCE_BITS) << SEQUENCE_BITS) | (other & SEQUENCE_MASK);
    long ticks = last.updateAndGet(before -> Math.max(Math.max(before, otherTicks) + 1, now));
    long millis = ticks >>> SEQUENCE_BITS;
    long sequence = ticks & SEQUENCE_MASK;
    return (millis << (NODE_BITS + SEQUENCE_BITS)) | (node << SEQUENCE_BITS) | sequence;
  }
}
