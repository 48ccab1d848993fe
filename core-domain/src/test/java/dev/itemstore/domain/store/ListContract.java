package dev.itemstore.domain.store;

import static dev.itemstore.domain.store.StoreFixture.draft;
import static dev.itemstore.domain.store.StoreFixture.review;
import static dev.itemstore.domain.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Cursor;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists that are read by keyset: of all items, of a category, of an item's reviews. */
interface ListContract extends StoreFixture {

  @Test
  default void anEmptyStoreHasEmptyLists() {
    assertThat(items().newest(PageRequest.first(100), soon()))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
    assertThat(items().newestInCategory("Lamps", PageRequest.first(1), soon()))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }

  @Test
  default void newestItemsComeFirstAsSummaries() {
    Item lamp = items().create(draft("L-1"), soon());
    Item mug = items().create(draft("M-1", "Mugs"), soon());
    items().addReview(lamp.id(), review(2), soon());

    Page<ItemSummary> page = items().newest(PageRequest.first(10), soon());

    assertThat(page.entries())
        .containsExactly(
            mug.summary(), items().findById(lamp.id(), soon()).orElseThrow().summary());
    assertThat(page.entries().getLast().photos()).hasSize(1);
    assertThat(page.next()).isEmpty();
  }

  @Test
  default void aWalkSeesEveryItemOnceWhateverTheLimit() {
    List<Long> newestFirst = create(23, "Lamps").reversed().stream().map(Item::id).toList();

    for (int limit : new int[] {1, 2, 7, 22, 23, 24, 100}) {
      assertThat(walk(limit, request -> items().newest(request, soon())))
          .extracting(ItemSummary::id)
          .isEqualTo(newestFirst);
    }
  }

  @Test
  default void aWalkThroughACategorySeesOnlyThatCategory() {
    List<Item> lamps = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      lamps.add(items().create(draft("L-" + i), soon()));
      items().create(draft("M-" + i, i % 2 == 0 ? "Mugs" : "Lamps2"), soon());
    }

    assertThat(walk(5, request -> items().newestInCategory("Lamps", request, soon())))
        .containsExactlyElementsOf(lamps.reversed().stream().map(Item::summary).toList());
    assertThat(walk(6, request -> items().newestInCategory("Lamps", request, soon()))).hasSize(12);
  }

  @Test
  default void categoriesAreComparedExactly() {
    List<String> different =
        List.of(
            "Straße", "STRASSE", "strasse", "e\u0301", "\u00e9", "e", "E", "ﬁ", "fi", "Lamps",
            "lamps");
    for (String category : different) {
      items().create(draft("sku " + category, category), soon());
    }

    for (String category : different) {
      assertThat(items().newestInCategory(category, PageRequest.first(10), soon()).entries())
          .extracting(ItemSummary::category)
          .containsExactly(category);
    }
  }

  @Test
  default void aCategoryThatNoItemCanHaveIsAnEmptyPage() {
    items().create(draft("L-1"), soon());

    for (String none :
        List.of(
            "",
            " ",
            "Lamps ",
            " Lamps",
            "lamps",
            "Lamp",
            "Lamps\u0000",
            "%",
            "L%",
            "Lamp_",
            "' OR '1'='1",
            "{\"$gt\":\"\"}",
            "$ne",
            "x".repeat(100))) {
      assertThat(items().newestInCategory(none, PageRequest.first(10), soon()).entries())
          .as(none)
          .isEmpty();
    }
  }

  @Test
  default void aWalkIsStableWhileItemsComeAndGo() {
    List<Item> before = create(30, "Lamps");
    List<Long> seen = new ArrayList<>();

    Page<ItemSummary> page = items().newestInCategory("Lamps", PageRequest.first(7), soon());
    int round = 0;
    while (true) {
      page.entries().forEach(entry -> seen.add(entry.id()));
      if (page.next().isEmpty()) {
        break;
      }
      // New items come in front, and the very entry that the cursor stands on goes.
      items().create(draft("N-" + round++), soon());
      items().delete(page.entries().getLast().id(), ExpectedVersion.any(), soon());
      page = items().newestInCategory("Lamps", PageRequest.after(page.next().get(), 7), soon());
    }

    assertThat(seen).isEqualTo(before.reversed().stream().map(Item::id).toList());
  }

  @Test
  default void aCursorOutlivesEverythingThatFollowsIt() {
    List<Item> items = create(4, "Lamps");
    Cursor cursor = items().newest(PageRequest.first(2), soon()).next().orElseThrow();

    items.forEach(item -> items().delete(item.id(), ExpectedVersion.any(), soon()));

    assertThat(items().newest(PageRequest.after(cursor, 2), soon()))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }

  @Test
  default void aCursorOfAnotherListIsRefused() {
    create(3, "Lamps");
    Cursor ofLamps =
        items().newestInCategory("Lamps", PageRequest.first(1), soon()).next().orElseThrow();

    assertThatThrownBy(() -> items().newest(PageRequest.after(ofLamps, 1), soon()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> items().newestInCategory("Mugs", PageRequest.after(ofLamps, 1), soon()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void aCursorAtEitherEndOfTheIdsIsAsGoodAsAny() {
    create(2, "Lamps");

    assertThat(
            items()
                .newest(PageRequest.after(new Cursor(new ListKey.AllItems(), 0), 5), soon())
                .entries())
        .isEmpty();
    assertThat(
            items()
                .newest(
                    PageRequest.after(new Cursor(new ListKey.AllItems(), Long.MAX_VALUE), 5),
                    soon())
                .entries())
        .hasSize(2);
    assertThat(
            items()
                .newest(
                    PageRequest.after(new Cursor(new ListKey.AllItems(), Long.MIN_VALUE), 5),
                    soon())
                .entries())
        .isEmpty();
  }

  @Test
  default void reviewsComeNewestFirstAndAWalkSeesEachOnce() {
    Item item = items().create(draft("L-1"), soon());
    Item other = items().create(draft("L-2"), soon());
    List<Review> reviews = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      reviews.add(items().addReview(item.id(), review(1 + i % 5), soon()));
      if (i % 10 == 0) {
        items().addReview(other.id(), review(1), soon());
      }
    }

    for (int limit : new int[] {1, 9, 100}) {
      assertThat(walk(limit, request -> items().reviews(item.id(), request, soon())))
          .isEqualTo(reviews.reversed());
    }
    StoreFixture.assertSummaryEqualsReviews(items(), item.id());
    StoreFixture.assertSummaryEqualsReviews(items(), other.id());
  }

  @Test
  default void aWalkThroughReviewsIsStableWhileTheyComeAndGo() {
    Item item = items().create(draft("L-1"), soon());
    List<Review> before =
        IntStream.range(0, 60)
            .mapToObj(i -> items().addReview(item.id(), review(1 + i % 5), soon()))
            .toList();
    List<Long> seen = new ArrayList<>();

    Page<Review> page = items().reviews(item.id(), PageRequest.first(7), soon());
    while (true) {
      page.entries().forEach(entry -> seen.add(entry.id()));
      if (page.next().isEmpty()) {
        break;
      }
      items().addReview(item.id(), review(1), soon());
      items().deleteReview(item.id(), page.entries().getLast().id(), ExpectedVersion.any(), soon());
      page = items().reviews(item.id(), PageRequest.after(page.next().get(), 7), soon());
      StoreFixture.assertSummaryEqualsReviews(items(), item.id());
    }

    assertThat(seen).isEqualTo(before.reversed().stream().map(Review::id).toList());
  }

  @Test
  default void theReviewsOfAnUnknownItemAreNotFound() {
    assertThatThrownBy(() -> items().reviews(5, PageRequest.first(10), soon()))
        .isInstanceOf(NotFoundException.class);
    Item item = items().create(draft("L-1"), soon());
    assertThat(items().reviews(item.id(), PageRequest.first(10), soon()))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }

  private List<Item> create(int count, String category) {
    return IntStream.range(0, count)
        .mapToObj(i -> items().create(draft(category + i, category), soon()))
        .toList();
  }

  private static <T> List<T> walk(int limit, Function<PageRequest, Page<T>> list) {
    List<T> all = new ArrayList<>();
    Page<T> page = list.apply(PageRequest.first(limit));
    all.addAll(page.entries());
    while (page.next().isPresent()) {
      page = list.apply(PageRequest.after(page.next().get(), limit));
      assertThat(page.entries())
          .as("a page that was announced")
          .isNotEmpty()
          .hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.entries());
    }
    return all;
  }
}
