package dev.itemstore.domain;

import java.util.Optional;

/**
 * Which part of a list to read.
 *
 * @param after the entry after which to go on; empty for the start of the list
 * @param limit at most how many entries, 1 to {@value #MAX_LIMIT}
 */
public record PageRequest(Optional<Cursor> after, int limit) {
  /** The longest page. */
  public static final int MAX_LIMIT = 100;

  /**
   * @throws IllegalArgumentException if the limit is out of its bounds
   */
  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be from 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }

  /** Returns a request for the start of a list. */
  public static PageRequest first(int limit) {
    return new PageRequest(Optional.empty(), limit);
  }

  /** Returns a request for what follows a cursor. */
  public static PageRequest after(Cursor cursor, int limit) {
    return new PageRequest(Optional.of(cursor), limit);
  }

  /**
   * Returns the id below which this part of the list begins; {@link Long#MAX_VALUE} for its start.
   *
   * @throws IllegalArgumentException if the cursor is one of another list
   */
  public long idBelow(ListKey list) {
    if (after.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!after.get().list().equals(list)) {
      throw new IllegalArgumentException(
          "the cursor belongs to " + after.get().list() + ", not to " + list);
    }
    return after.get().id();
  }
}
