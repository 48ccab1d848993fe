package dev.itemstore.jmh.bench;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One thread that calls operations: what it calls them with next, and the items that it made to
 * change them, which {@link #close} deletes. For use by that thread.
 */
final class Caller implements AutoCloseable {
  /** What the skus of the benchmark's own items begin with; a dataset has none such. */
  static final String SKU = "BENCH-";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Enough that the writes of one item rarely follow one another. */
  private static final int OWN_ITEMS = 32;

  private final ItemRepository items;
  private final Inputs inputs;
  private final List<Operation> mix;
  private final String skus;
  private int at;
  private int mixed;
  private int own;
  private int skusMade;

  /** Items to update and to review. */
  private final List<Review> ownReviews = new ArrayList<>();

  private final Deque<Long> created = new ArrayDeque<>();
  private final Deque<Review> added = new ArrayDeque<>();

  /**
   * @param mix the operations of the workload in any order
   * @param start where in the inputs to begin
   * @param number from 0, no two alike of one run
   */
  Caller(ItemRepository items, Inputs inputs, List<Operation> mix, int start, int number) {
    this.items = items;
    this.inputs = inputs;
    this.mix = mix;
    this.skus = SKU + Long.toHexString(System.nanoTime()) + "-" + number + "-";
    this.at = start;
    this.mixed = number;
  }

  /** Makes the items that writes need, each with a review. */
  void prepareToWrite() {
    for (int i = 0; i < OWN_ITEMS; i++) {
      Item item = items.create(inputs.item(next(), sku()), soon());
      ownReviews.add(items.addReview(item.id(), inputs.review(next()), soon()));
    }
  }

  ItemRepository items() {
    return items;
  }

  long id() {
    return inputs.id(next());
  }

  Inputs.CategoryPage categoryPage() {
    return inputs.categoryPage(next());
  }

  Inputs.ReviewPage reviewPage() {
    return inputs.reviewPage(next());
  }

  Inputs.ReviewKey reviewKey() {
    return inputs.reviewKey(next());
  }

  /** Returns the next operation of the workload. */
  Operation mixed() {
    return mix.get(Math.floorMod(mixed++, mix.size()));
  }

  long ownItem() {
    return ownReview().itemId();
  }

  private Review ownReview() {
    return ownReviews.get(Math.floorMod(own++, ownReviews.size()));
  }

  ItemDraft draft() {
    return inputs.item(next(), sku());
  }

  Item create() {
    Item item = items.create(draft(), soon());
    created.add(item.id());
    return item;
  }

  /** Deletes the oldest item that was created; creates one first where there is none. */
  Object delete() {
    if (created.isEmpty()) {
      create();
    }
    items.delete(created.remove(), ExpectedVersion.any(), soon());
    return created;
  }

  Review addReview() {
    Review review = items.addReview(ownItem(), inputs.review(next()), soon());
    added.add(review);
    return review;
  }

  Review updateReview() {
    Review review = ownReview();
    return items.updateReview(
        review.itemId(), review.id(), ExpectedVersion.any(), inputs.review(next()), soon());
  }

  /** Deletes the oldest review that was added; adds one first where there is none. */
  Object deleteReview() {
    if (added.isEmpty()) {
      addReview();
    }
    Review review = added.remove();
    items.deleteReview(review.itemId(), review.id(), ExpectedVersion.any(), soon());
    return added;
  }

  Deadline soon() {
    return Deadline.after(TIMEOUT);
  }

  private int next() {
    return at++;
  }

  private String sku() {
    return skus + skusMade++;
  }

  @Override
  public void close() {
    ownReviews.forEach(review -> items.delete(review.itemId(), ExpectedVersion.any(), soon()));
    created.forEach(id -> items.delete(id, ExpectedVersion.any(), soon()));
    ownReviews.clear();
    created.clear();
  }
}
