package dev.itemstore.gen.verify;

/**
 * Distinct ids of a dataset in ascending order: the first, the last, and between them one from each
 * of {@code size} stretches of equal length. Which one is pseudo-random, and the same for the same
 * numbers. Takes no memory, however many ids there are.
 *
 * @param items of the dataset, which has the ids 1 to {@code items}
 * @param size how many ids, 1 to {@code items}; all of them for {@code items}
 * @param seed chooses the ids
 */
public record Sample(long items, long size, long seed) {
  private static final long MAX_ITEMS = 1_000_000_000;

  /**
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public Sample {
    if (items < 1 || items > MAX_ITEMS || size < 1 || size > items) {
      throw new IllegalArgumentException(
          "there is no sample of %d out of %d items".formatted(size, items));
    }
  }

  /** Returns a sample of at most so many items. */
  public static Sample atMost(long size, long items, long seed) {
    return new Sample(items, Math.min(size, items), seed);
  }

  /** Returns the id at an index from 0 to {@code size} − 1. */
  long id(long index) {
    long first = start(index);
    long length = start(index + 1) - first;
    if (index == 0) {
      return 1;
    }
    if (index == size - 1) {
      return items;
    }
    return first + Long.remainderUnsigned(mix(seed ^ mix(index)), length);
  }

  private long start(long index) {
    return index * items / size + 1;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
