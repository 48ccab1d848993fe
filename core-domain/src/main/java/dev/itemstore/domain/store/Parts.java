package dev.itemstore.domain.store;

import dev.itemstore.domain.PageRequest;

/**
 * Which parts of an item's page to fetch with the item.
 *
 * @param reviews how many of its newest reviews, 1 to {@value PageRequest#MAX_LIMIT}; 0 leaves the
 *     part out
 * @param related how many related items, 1 to {@value PageRequest#MAX_LIMIT}; 0 leaves the part out
 */
public record Parts(int reviews, int related) {

  /**
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public Parts {
    if (reviews < 0
        || reviews > PageRequest.MAX_LIMIT
        || related < 0
        || related > PageRequest.MAX_LIMIT) {
      throw new IllegalArgumentException(
          "a part has 0 to %d entries, not %d reviews and %d related items"
              .formatted(PageRequest.MAX_LIMIT, reviews, related));
    }
  }
}
