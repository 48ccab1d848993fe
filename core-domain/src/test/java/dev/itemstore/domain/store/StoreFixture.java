package dev.itemstore.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the parts of the contract need: an open, empty store, another one onto the same database,
 * and samples.
 */
interface StoreFixture {

  /** Returns the store under test, which holds nothing when a test begins. */
  Store store();

  /** Opens another store onto the same database; the caller closes it. */
  Store openAnother(StoreConfig changed);

  /** Returns the configuration of the store under test. */
  StoreConfig config();

  /** Sets an item's stock to −1 past the store, and tells whether the database let it happen. */
  boolean databaseAcceptsNegativeStock(long itemId);

  default ItemRepository items() {
    return store().items();
  }

  /** A deadline that no healthy operation meets. */
  static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  static ItemDraft draft(String sku) {
    return draft(sku, "Lamps");
  }

  static ItemDraft draft(String sku, String category) {
    return new ItemDraft(
        sku,
        "Brass desk lamp",
        "Lumen & Søn",
        category,
        "A lamp.\nIt shines.",
        new Price(12_900, "EUR"),
        7,
        List.of(photo(1), photo(2)));
  }

  static Photo photo(int number) {
    return new Photo(
        "https://media.example/" + number + ".jpg", "view " + number, 800 + number, 600);
  }

  static ReviewDraft review(int stars) {
    return new ReviewDraft("Ada", stars, "Fine", "Does what it says.");
  }

  /** Returns all reviews of an item, by walking its pages. */
  static List<Review> allReviews(ItemRepository items, long itemId, int limit) {
    List<Review> all = new ArrayList<>();
    Optional<PageRequest> request = Optional.of(PageRequest.first(limit));
    while (request.isPresent()) {
      var page = items.reviews(itemId, request.get(), soon());
      all.addAll(page.entries());
      request = page.next().map(next -> PageRequest.after(next, limit));
    }
    return all;
  }

  /** Asserts that the rating summary of an item is that of its reviews. */
  static void assertSummaryEqualsReviews(ItemRepository items, long itemId) {
    Item item = items.findById(itemId, soon()).orElseThrow();
    List<Review> reviews = allReviews(items, itemId, 100);
    assertThat(item.rating())
        .isEqualTo(
            new RatingSummary(reviews.size(), reviews.stream().mapToLong(Review::stars).sum()));
  }
}
