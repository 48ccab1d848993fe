package dev.itemstore.mysql;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Review;

/** A row of what an item's page is made of. */
sealed interface PageRow {

  /** The item itself, with its first photo if it has any. */
  record OfItem(Item item) implements PageRow {}

  /** A further photo of the item, at this position from 1. */
  record OfPhoto(int position, Photo photo) implements PageRow {}

  /** One of its reviews. */
  record OfReview(Review review) implements PageRow {}

  /** An entry of a list of items. */
  record OfSummary(ItemSummary summary) implements PageRow {}
}
