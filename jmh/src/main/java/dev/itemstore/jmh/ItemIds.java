package dev.itemstore.jmh;

import java.util.SplittableRandom;

/**
 * Ids of a dataset as visitors ask for them: nine of ten among the newest tenth, the rest anywhere.
 * They are drawn before the clock starts, so that a measurement holds no random numbers; many
 * enough that a cache does not hold them all.
 */
final class ItemIds {
  private static final int DRAWN = 1 << 20;

  private final long[] ids = new long[DRAWN];
  private int next;

  ItemIds(long items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long newestTenth = Math.max(1, items - items / 10);
    for (int i = 0; i < DRAWN; i++) {
      ids[i] =
          random.nextInt(10) < 9
              ? random.nextLong(newestTenth, items + 1)
              : random.nextLong(1, items + 1);
    }
  }

  long next() {
    return ids[next++ & (DRAWN - 1)];
  }
}
