package dev.itemstore.jmh.bench;

import dev.itemstore.domain.Cursor;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.gen.ItemGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * What the operations are called with: drawn from the dataset before the clock starts, so that a
 * measurement holds no random numbers and no generating; many, so that no small cache holds what
 * they touch. Immutable.
 */
final class Inputs {
  /** How many entries a page of a list has. */
  static final int PAGE_SIZE = 20;

  private static final int IDS = 1 << 20;
  private static final int PAGES = 1 << 12;
  private static final int DRAFTS = 1 << 8;

  /** Few items have a second page of reviews: not for ever are they looked for. */
  private static final int MOST_LOOKED_AT = 1 << 18;

  private final long[] ids;
  private final List<CategoryPage> categoryPages = new ArrayList<>();
  private final List<ReviewPage> reviewPages = new ArrayList<>();
  private final List<ReviewKey> reviewKeys = new ArrayList<>();
  private final List<ItemDraft> items = new ArrayList<>();
  private final List<ReviewDraft> reviews = new ArrayList<>();

  /**
   * @param called the operations that will be called: what others need is not drawn
   */
  Inputs(Dataset dataset, ItemIds draw, long seed, Set<Operation> called) {
    ItemGenerator generator = new ItemGenerator(dataset.seed());
    SplittableRandom random = new SplittableRandom(seed);
    LongSupplier next = () -> draw.draw(random, dataset.items());
    ids = draw.draw(IDS, dataset.items(), seed);
    if (called.contains(Operation.NEWEST_IN_CATEGORY)
        || called.contains(Operation.DEEP_IN_CATEGORY)) {
      drawCategoryPages(generator, next);
    }
    if (called.contains(Operation.DEEP_REVIEWS)) {
      drawReviewPages(generator, next);
    }
    if (called.contains(Operation.FIND_REVIEW)) {
      drawReviewKeys(generator, next, random);
    }
    if (!called.stream().allMatch(Operation::isRead)) {
      drawDrafts(generator);
    }
  }

  private void drawCategoryPages(ItemGenerator generator, LongSupplier next) {
    for (int i = 0; i < PAGES; i++) {
      long id = next.getAsLong();
      String category = generator.item(id).item().category();
      Cursor cursor = new Cursor(new ListKey.ItemsOfCategory(category), id);
      categoryPages.add(new CategoryPage(category, PageRequest.after(cursor, PAGE_SIZE)));
    }
  }

  private void drawReviewPages(ItemGenerator generator, LongSupplier next) {
    for (int i = 0; i < MOST_LOOKED_AT && reviewPages.size() < PAGES; i++) {
      long id = next.getAsLong();
      List<Review> newestFirst = generator.item(id).reviews();
      if (newestFirst.size() > PAGE_SIZE) {
        long last = newestFirst.get(PAGE_SIZE - 1).id();
        Cursor cursor = new Cursor(new ListKey.ReviewsOfItem(id), last);
        reviewPages.add(new ReviewPage(id, PageRequest.after(cursor, PAGE_SIZE)));
      }
    }
  }

  private void drawReviewKeys(ItemGenerator generator, LongSupplier next, SplittableRandom random) {
    for (int i = 0; i < MOST_LOOKED_AT && reviewKeys.size() < PAGES; i++) {
      List<Review> reviews = generator.item(next.getAsLong()).reviews();
      if (!reviews.isEmpty()) {
        Review any = reviews.get(random.nextInt(reviews.size()));
        reviewKeys.add(new ReviewKey(any.itemId(), any.id()));
      }
    }
  }

  private void drawDrafts(ItemGenerator generator) {
    for (long id = 1; items.size() < DRAFTS || reviews.size() < DRAFTS; id++) {
      items.add(generator.item(id).item().draft());
      generator.item(id).reviews().forEach(review -> reviews.add(review.draft()));
    }
  }

  long id(int at) {
    return ids[at & (IDS - 1)];
  }

  /** Returns a page of a category, the categories as often as the dataset has them. */
  CategoryPage categoryPage(int at) {
    return categoryPages.get(at & (PAGES - 1));
  }

  /**
   * @throws IllegalStateException if hardly any item has so many reviews
   */
  ReviewPage reviewPage(int at) {
    if (reviewPages.isEmpty()) {
      throw new IllegalStateException("no item that was looked at has a second page of reviews");
    }
    return reviewPages.get(Math.floorMod(at, reviewPages.size()));
  }

  /**
   * @throws IllegalStateException if hardly any item has a review
   */
  ReviewKey reviewKey(int at) {
    if (reviewKeys.isEmpty()) {
      throw new IllegalStateException("no item that was looked at has a review");
    }
    return reviewKeys.get(Math.floorMod(at, reviewKeys.size()));
  }

  /** Returns an item as a shop would create it, but for the sku. */
  ItemDraft item(int at, String sku) {
    ItemDraft like = items.get(Math.floorMod(at, items.size()));
    return new ItemDraft(
        sku,
        like.title(),
        like.brand(),
        like.category(),
        like.description(),
        like.price(),
        like.stock(),
        like.photos());
  }

  ReviewDraft review(int at) {
    return reviews.get(Math.floorMod(at, reviews.size()));
  }

  /** A part of a category's list. */
  record CategoryPage(String category, PageRequest request) {}

  /** Which review of which item. */
  record ReviewKey(long itemId, long id) {}

  /** A part of the list of an item's reviews. */
  record ReviewPage(long itemId, PageRequest request) {}
}
