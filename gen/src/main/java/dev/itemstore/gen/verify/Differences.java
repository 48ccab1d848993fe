package dev.itemstore.gen.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts differences and keeps those of the first ids, whoever finds them first. */
final class Differences {
  private final int kept;
  private final List<Difference> first = new ArrayList<>();
  private long count;

  Differences(int kept) {
    this.kept = kept;
  }

  /** Adds the differences of one item, in their order. */
  synchronized void add(List<Difference> found) {
    count += found.size();
    first.addAll(found);
    first.sort(Comparator.comparingLong(Difference::id));
    if (first.size() > kept) {
      first.subList(kept, first.size()).clear();
    }
  }

  synchronized long count() {
    return count;
  }

  synchronized List<Difference> first() {
    return List.copyOf(first);
  }
}
