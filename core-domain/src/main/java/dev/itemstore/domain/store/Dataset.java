package dev.itemstore.domain.store;

/**
 * A generated dataset, by what determines every byte of it. Its items have the ids 1 to {@code
 * items} without gaps.
 *
 * @param seed the generator's seed
 * @param items how many items, 1 or more
 * @param generatorVersion changes whenever the same seed and id make another item
 */
public record Dataset(long seed, long items, int generatorVersion) {

  /**
   * @throws IllegalArgumentException if there are no items
   */
  public Dataset {
    if (items < 1) {
      throw new IllegalArgumentException("a dataset has at least one item, not " + items);
    }
  }
}
