package dev.itemstore.domain.store;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import java.util.List;
import java.util.Optional;

/**
 * Items and their reviews: the operations of the service, the same on every store.
 *
 * <p>Every operation ends by its deadline. Apart from the failures that it names, each may throw
 * {@link StoreUnavailableException} or {@link StoreTimeoutException}; after either, a write may or
 * may not have happened. What a write returned survives the death of this process and of the
 * database's. Every list is newest first, that is by descending id. Safe for use by several
 * threads.
 */
public interface ItemRepository {

  /**
   * Returns an item with its photos and rating summary, in one round trip; empty if there is none.
   */
  Optional<Item> findById(long id, Deadline deadline);

  /**
   * Returns an item with the parts that its page shows, in as few round trips as the engine allows;
   * empty if there is no such item.
   */
  Optional<ItemWithParts> findWithParts(long id, Parts parts, Deadline deadline);

  /**
   * Stores a new item with an id of its own, version 1 and no reviews.
   *
   * @throws DuplicateException if another item has its sku
   */
  Item create(ItemDraft draft, Deadline deadline);

  /**
   * Replaces every field of an item that a client may set; its rating is left as it is.
   *
   * @throws NotFoundException if there is no such item
   * @throws VersionConflictException if its version is not among the expected; of any number of
   *     concurrent updates that expect one version exactly one succeeds
   * @throws DuplicateException if another item has the draft's sku
   */
  Item update(long id, ExpectedVersion expected, ItemDraft draft, Deadline deadline);

  /**
   * Deletes an item and its reviews; its sku may be used again.
   *
   * @throws NotFoundException if there is no such item
   * @throws VersionConflictException if its version is not among the expected
   */
  void delete(long id, ExpectedVersion expected, Deadline deadline);

  /** Returns a page of all items. */
  Page<ItemSummary> newest(PageRequest request, Deadline deadline);

  /**
   * Returns a page of the items of a category, compared exactly; an unknown category is an empty
   * page.
   */
  Page<ItemSummary> newestInCategory(String category, PageRequest request, Deadline deadline);

  /**
   * Returns at most {@code limit} (1 to {@value PageRequest#MAX_LIMIT}) of the newest items of the
   * item's category, without the item itself.
   *
   * @throws NotFoundException if there is no such item
   */
  List<ItemSummary> related(long id, int limit, Deadline deadline);

  /**
   * Returns a page of an item's reviews.
   *
   * @throws NotFoundException if there is no such item
   */
  Page<Review> reviews(long itemId, PageRequest request, Deadline deadline);

  /**
   * Returns a review of that item; empty if there is none, be it that the item has no such review
   * or that there is no item.
   */
  Optional<Review> findReview(long itemId, long reviewId, Deadline deadline);

  /**
   * Adds a review, and with it changes the item's rating summary: both or neither, for every reader
   * at once.
   *
   * @throws NotFoundException if there is no such item
   */
  Review addReview(long itemId, ReviewDraft draft, Deadline deadline);

  /**
   * Replaces every field of a review that a client may set, and the item's rating summary with it:
   * both or neither.
   *
   * @throws NotFoundException if the item has no such review
   * @throws VersionConflictException if the review's version is not among the expected
   */
  Review updateReview(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline);

  /**
   * Deletes a review, and takes it out of the item's rating summary: both or neither.
   *
   * @throws NotFoundException if the item has no such review
   * @throws VersionConflictException if the review's version is not among the expected
   */
  void deleteReview(long itemId, long reviewId, ExpectedVersion expected, Deadline deadline);
}
