package dev.itemstore.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A part of a list, newest first.
 *
 * @param entries in the order of the list
 * @param next where the list goes on; empty at its end
 */
public record Page<T>(List<T> entries, Optional<Cursor> next) {

  public Page {
    entries = List.copyOf(entries);
  }

  /**
   * Makes a page of what a query for one entry more than {@code limit} returned: the entry too many
   * tells that the list goes on, and is left out.
   */
  public static <T> Page<T> ofOneMore(
      List<T> found, int limit, ListKey list, ToLongFunction<T> id) {
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    List<T> entries = found.subList(0, limit);
    return new Page<>(entries, Optional.of(new Cursor(list, id.applyAsLong(entries.getLast()))));
  }
}
