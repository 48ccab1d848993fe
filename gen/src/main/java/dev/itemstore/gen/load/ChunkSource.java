package dev.itemstore.gen.load;

import dev.itemstore.domain.ItemWithReviews;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Where the items of a dataset come from. Called by several threads. */
@FunctionalInterface
public interface ChunkSource {

  /** Returns the items of a chunk in the order of their ids. */
  List<ItemWithReviews> items(int chunk);

  /** Returns a source that makes each item by its id. */
  static ChunkSource of(Chunks chunks, LongFunction<ItemWithReviews> items) {
    return chunk -> {
      long first = chunks.first(chunk);
      int size = chunks.size(chunk);
      List<ItemWithReviews> made = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        made.add(items.apply(first + i));
      }
      return made;
    };
  }
}
