package dev.itemstore.domain;

import java.util.List;

/**
 * An item and all of its reviews, as a dataset is made and loaded.
 *
 * @param item its rating is the summary of {@code reviews}
 * @param reviews newest first
 */
public record ItemWithReviews(Item item, List<Review> reviews) {

  public ItemWithReviews {
    reviews = List.copyOf(reviews);
  }
}
