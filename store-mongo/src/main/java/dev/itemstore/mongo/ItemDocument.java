package dev.itemstore.mongo;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.Review;
import java.util.List;

/**
 * An item's document, or the part of it that was asked for.
 *
 * @param item null unless all of its fields were asked for
 * @param version the item's version; 0 unless asked for
 * @param reviews its newest reviews, newest first, as far as they were asked for
 * @param archivedTo reviews up to this id lie in buckets, those above in {@code reviews}; 0 while
 *     there is no bucket
 * @param intents how many intents the item has had
 * @param pending the last of them while it is not known to be carried out; null otherwise
 */
record ItemDocument(
    long id,
    Item item,
    long version,
    List<StoredReview> reviews,
    long archivedTo,
    long intents,
    Intent pending) {

  /** The document of an item whose reviews all lie in it. */
  static ItemDocument of(Item item, List<Review> reviews) {
    return of(item, reviews.stream().map(StoredReview::of).toList(), 0);
  }

  /** The document of an item whose reviews up to an id lie in buckets. */
  static ItemDocument of(Item item, List<StoredReview> reviews, long archivedTo) {
    return new ItemDocument(item.id(), item, item.version(), reviews, archivedTo, 0, null);
  }

  /**
   * Returns the id up to which the reviews are in their buckets and nowhere else: while a move is
   * pending, its bucket may not be there yet.
   */
  long settledTo() {
    return pending instanceof Intent.Move move ? move.bucket() : archivedTo;
  }
}
