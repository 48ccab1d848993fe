package dev.itemstore.api;

import java.util.concurrent.atomic.AtomicLong;

/** Makes what no other test of this run has made. */
final class Unique {
  private static final AtomicLong LAST = new AtomicLong();

  private Unique() {}

  static long next() {
    return LAST.incrementAndGet();
  }
}
