package dev.itemstore.domain;

/** Which list a page is a part of. A cursor of one list is refused by every other. */
public sealed interface ListKey {

  /** All items, newest first. */
  record AllItems() implements ListKey {}

  /** The items of one category, newest first. */
  record ItemsOfCategory(String category) implements ListKey {}

  /** The reviews of one item, newest first. */
  record ReviewsOfItem(long itemId) implements ListKey {}
}
