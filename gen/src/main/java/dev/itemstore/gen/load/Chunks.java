package dev.itemstore.gen.load;

/**
 * How a dataset is cut into chunks of consecutive ids, numbered from 0. Always the same way,
 * because a load that goes on must mean the same items by a chunk's number as the load before it,
 * and a folder of files the same as any load.
 *
 * @param items of the whole dataset
 */
public record Chunks(long items) {
  /** Items of a chunk, the last one aside. */
  public static final int CHUNK_ITEMS = 5_000;

  /**
   * @throws IllegalArgumentException if there are no items, or more chunks than an int counts
   */
  public Chunks {
    if (items < 1 || Math.ceilDiv(items, CHUNK_ITEMS) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("so many items cannot be cut into chunks: " + items);
    }
  }

  public int count() {
    return (int) Math.ceilDiv(items, CHUNK_ITEMS);
  }

  /** Returns the id of a chunk's first item. */
  public long first(int chunk) {
    return (long) chunk * CHUNK_ITEMS + 1;
  }

  /** Returns how many items a chunk has. */
  public int size(int chunk) {
    return (int) Math.min(CHUNK_ITEMS, items - first(chunk) + 1);
  }
}
