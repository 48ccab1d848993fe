package dev.itemstore.jmh.bench;

import java.util.Locale;
import java.util.SplittableRandom;

/** How the ids of the items that are asked for are drawn from a dataset. */
public enum ItemIds {
  /**
   * As visitors ask: nine of ten among the newest tenth, the rest anywhere. The newest tenth of a
   * large dataset fits into a cache that the whole does not.
   */
  VISITS {
    @Override
    long draw(SplittableRandom random, long items) {
      long newestTenth = Math.max(1, items - items / 10);
      return random.nextLong(random.nextInt(10) < 9 ? newestTenth : 1, items + 1);
    }
  },

  /** Any item as likely as any other: what no cache smaller than the data can hold. */
  UNIFORM {
    @Override
    long draw(SplittableRandom random, long items) {
      return random.nextLong(1, items + 1);
    }
  };

  /** Returns an id from 1 to {@code items}. */
  abstract long draw(SplittableRandom random, long items);

  /** Returns ids that are drawn before the clock starts, so that a measurement draws none. */
  long[] draw(int count, long items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] ids = new long[count];
    for (int i = 0; i < count; i++) {
      ids[i] = draw(random, items);
    }
    return ids;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
