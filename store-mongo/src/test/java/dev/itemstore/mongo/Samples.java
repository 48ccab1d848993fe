package dev.itemstore.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Samples, and what must be true of every item at every moment. */
final class Samples {

  static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  static ItemDraft draft(String sku) {
    return new ItemDraft(sku, "Lamp", "Lumen", "Lamps", "", new Price(100, "EUR"), 1, List.of());
  }

  static ReviewDraft review(int stars) {
    return new ReviewDraft("Ada", stars, "Fine", "Does what it says.");
  }

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

  static RatingSummary summary(List<Review> reviews) {
    return new RatingSummary(reviews.size(), reviews.stream().mapToLong(Review::stars).sum());
  }

  /** Asserts that every way to read an item's reviews, and its summary, tells the same. */
  static void assertEveryReaderSees(ItemRepository items, long itemId, List<Review> newestFirst) {
    Item item = items.findById(itemId, soon()).orElseThrow();
    assertThat(item.rating()).isEqualTo(summary(newestFirst));
    for (int limit : new int[] {1, 3, 100}) {
      assertThat(allReviews(items, itemId, limit)).isEqualTo(newestFirst);
    }
    for (Review review : newestFirst) {
      assertThat(items.findReview(itemId, review.id(), soon())).contains(review);
    }
    ItemWithParts whole = items.findWithParts(itemId, new Parts(100, 0), soon()).orElseThrow();
    assertThat(whole.item()).isEqualTo(item);
    assertThat(whole.reviews().orElseThrow().entries())
        .isEqualTo(newestFirst.subList(0, Math.min(100, newestFirst.size())));
  }

  private Samples() {}
}
