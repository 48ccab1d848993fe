package dev.itemstore.domain.store;

import static dev.itemstore.domain.store.StoreFixture.assertSummaryEqualsReviews;
import static dev.itemstore.domain.store.StoreFixture.draft;
import static dev.itemstore.domain.store.StoreFixture.review;
import static dev.itemstore.domain.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Bulk loads: what was loaded is like what was written one by one, and each chunk is there exactly
 * once.
 */
interface LoadContract extends StoreFixture {

  @Test
  default void aLoadedDatasetReadsLikeWrittenItems() {
    Dataset dataset = new Dataset(42, 30, 1);

    try (BulkLoad load = store().load(dataset)) {
      assertThat(load.isLoaded(0)).isFalse();
      load.load(0, sample(1, 20));
      load.load(1, sample(21, 30));
      assertThat(store().dataset(soon())).as("not before it is complete").isEmpty();
      load.complete(_ -> {});
    }

    assertThat(store().dataset(soon())).contains(dataset);
    for (ItemWithReviews expected : sample(1, 30)) {
      long id = expected.item().id();
      assertThat(items().findById(id, soon())).contains(expected.item());
      assertThat(StoreFixture.allReviews(items(), id, 7)).isEqualTo(expected.reviews());
    }
    assertThat(items().newest(PageRequest.first(3), soon()).entries())
        .extracting(summary -> summary.id())
        .containsExactly(30L, 29L, 28L);
  }

  @Test
  default void loadedItemsAreWrittenToLikeOthers() {
    try (BulkLoad load = store().load(new Dataset(42, 30, 1))) {
      load.load(0, sample(1, 30));
      load.complete(_ -> {});
    }
    // The item with the most reviews, so that a store which keeps old ones elsewhere has some
    // there.
    long id = 30;
    List<Review> reviews = StoreFixture.allReviews(items(), id, 100);

    Review added = items().addReview(id, review(5), soon());
    items().updateReview(id, reviews.getLast().id(), ExpectedVersion.any(), review(1), soon());
    items().deleteReview(id, reviews.getFirst().id(), ExpectedVersion.any(), soon());
    Item updated = items().update(id, ExpectedVersion.any(), draft("new sku"), soon());
    Item created = items().create(draft("S-30"), soon());

    assertThat(added.id()).isGreaterThan(reviews.getFirst().id());
    assertThat(updated.sku()).isEqualTo("new sku");
    assertThat(created.id()).isGreaterThan(1_000_000_000L);
    assertSummaryEqualsReviews(items(), id);
    assertThatThrownBy(() -> items().create(draft("S-29"), soon()))
        .isInstanceOf(DuplicateException.class);
    items().delete(id, ExpectedVersion.any(), soon());
    assertThat(items().findById(id, soon())).isEmpty();
  }

  @Test
  default void aLoadThatStoppedGoesOnWithoutLosingOrRepeatingAnything() {
    Dataset dataset = new Dataset(42, 30, 1);
    try (BulkLoad load = store().load(dataset)) {
      load.load(1, sample(11, 20));
    }
    assertThat(store().dataset(soon())).isEmpty();

    try (Store again = openAnother(config());
        BulkLoad load = again.load(dataset)) {
      assertThat(load.isLoaded(0)).isFalse();
      assertThat(load.isLoaded(1)).isTrue();
      load.load(0, sample(1, 10));
      load.load(1, sample(11, 20));
      load.load(2, sample(21, 30));
      load.load(2, sample(21, 30));
      load.complete(_ -> {});
    }

    assertThat(store().dataset(soon())).contains(dataset);
    var page = items().newest(PageRequest.first(100), soon());
    assertThat(page.entries()).hasSize(30).doesNotHaveDuplicates();
    for (ItemWithReviews expected : sample(1, 30)) {
      assertThat(StoreFixture.allReviews(items(), expected.item().id(), 100))
          .isEqualTo(expected.reviews());
    }
  }

  @Test
  default void aLoadIntoAStoreThatHoldsOtherItemsIsRefused() {
    items().create(draft("L-1"), soon());
    assertThatThrownBy(() -> store().load(new Dataset(42, 30, 1)))
        .isInstanceOf(IllegalStateException.class);

    store().clear(soon());
    try (BulkLoad load = store().load(new Dataset(42, 10, 1))) {
      load.load(0, sample(1, 10));
      load.complete(_ -> {});
    }
    for (Dataset other :
        List.of(new Dataset(43, 10, 1), new Dataset(42, 11, 1), new Dataset(42, 10, 2))) {
      assertThatThrownBy(() -> store().load(other)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(items().newest(PageRequest.first(100), soon()).entries()).hasSize(10);
  }

  @Test
  default void aLoadThatGoesOnIsRefusedWhereOthersHaveWritten() {
    Dataset dataset = new Dataset(42, 30, 1);
    try (BulkLoad load = store().load(dataset)) {
      load.load(0, sample(1, 10));
    }
    Item created = items().create(draft("L-2"), soon());

    assertThatThrownBy(() -> store().load(dataset)).isInstanceOf(IllegalStateException.class);
    assertThat(items().findById(created.id(), soon())).contains(created);
  }

  @Test
  default void aLoadTellsWhatItSentAndItsSteps() {
    List<String> steps = new ArrayList<>();
    try (BulkLoad load = store().load(new Dataset(42, 30, 1))) {
      assertThat(load.load(0, sample(1, 30))).isBetween(10_000L, 1_000_000L);
      assertThat(load.load(0, sample(1, 30))).as("already there").isZero();
      load.complete(steps::add);
      load.complete(_ -> {});
    }
    assertThat(steps).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  default void aStoreCountsItsItemsAndTellsWhatTheyTake() {
    assertThat(store().countItems(soon())).isZero();
    try (BulkLoad load = store().load(new Dataset(42, 30, 1))) {
      load.load(0, sample(1, 30));
      load.complete(_ -> {});
    }
    items().create(draft("C-1"), soon());
    items().delete(7, ExpectedVersion.any(), soon());

    assertThat(store().countItems(soon())).isEqualTo(30);
    Storage storage = store().storage(soon());
    assertThat(storage.parts())
        .anyMatch(part -> part.index().isEmpty() && part.bytes() > 0)
        .anyMatch(part -> !part.index().isEmpty() && part.bytes() > 0);
    assertThat(storage.bytes()).isBetween(10_000L, 100_000_000L);
    storage.freeBytes().ifPresent(free -> assertThat(free).isPositive());
  }

  @Test
  default void aClearedStoreHoldsNothing() {
    try (BulkLoad load = store().load(new Dataset(42, 30, 1))) {
      load.load(0, sample(1, 30));
      load.complete(_ -> {});
    }

    store().clear(soon());

    assertThat(store().dataset(soon())).isEmpty();
    assertThat(items().newest(PageRequest.first(10), soon()).entries()).isEmpty();
    assertThat(items().findReview(30, 30_001, soon())).isEmpty();
    assertThatThrownBy(() -> items().addReview(30, review(1), soon()))
        .isInstanceOf(NotFoundException.class);
  }

  private static List<ItemWithReviews> sample(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(LoadContract::sample).toList();
  }

  /**
   * Makes an item with {@code 3 × id} reviews, from none that matter to more than any page holds.
   */
  private static ItemWithReviews sample(long id) {
    Instant created = Instant.parse("2023-01-01T00:00:00.250Z").plusSeconds(id);
    List<Review> reviews = new ArrayList<>();
    for (int k = (int) (id % 5 == 0 ? 5 * id : id % 3); k > 0; k--) {
      Instant at = created.plusSeconds(60L * k);
      reviews.add(
          new Review(
              id * 1000 + k,
              id,
              "Åsa \\N \t".strip(),
              1 + k % 5,
              "t\\t" + k,
              "line\n\\.\ttab \r\n🦔",
              at,
              at.plusMillis(k % 2),
              1 + k % 2));
    }
    long stars = reviews.stream().mapToLong(Review::stars).sum();
    Item item =
        Item.of(
            id,
            draft("S-" + id, "Cat " + id % 4),
            new RatingSummary(reviews.size(), stars),
            created,
            created.plusMillis(id % 7),
            1 + id % 3);
    return new ItemWithReviews(item, reviews);
  }
}
