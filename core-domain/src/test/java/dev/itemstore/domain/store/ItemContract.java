package dev.itemstore.domain.store;

import static dev.itemstore.domain.store.StoreFixture.draft;
import static dev.itemstore.domain.store.StoreFixture.photo;
import static dev.itemstore.domain.store.StoreFixture.review;
import static dev.itemstore.domain.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Creating an item and reading it back, whole and with the parts of its page. */
interface ItemContract extends StoreFixture {

  @Test
  default void aCreatedItemIsFoundAsItWasReturned() {
    ItemDraft draft = draft("L-1");

    Item created = items().create(draft, soon());

    assertThat(created.draft()).isEqualTo(draft);
    assertThat(created.version()).isEqualTo(1);
    assertThat(created.rating()).isEqualTo(RatingSummary.NONE);
    assertThat(created.updatedAt()).isEqualTo(created.createdAt());
    assertThat(created.createdAt()).isEqualTo(created.createdAt().truncatedTo(ChronoUnit.MILLIS));
    assertThat(items().findById(created.id(), soon())).contains(created);
  }

  @Test
  default void idsOfCreatedItemsAreSafeIntegersAboveTheGeneratedAndIncrease() {
    List<Long> ids =
        IntStream.range(0, 20).mapToObj(i -> items().create(draft("L-" + i), soon()).id()).toList();

    assertThat(ids)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(id -> id > 1_000_000_000L && id < IdGenerator.ID_LIMIT);
  }

  @Test
  default void anUnknownItemIsEmpty() {
    assertThat(items().findById(1, soon())).isEmpty();
    assertThat(items().findById(IdGenerator.ID_LIMIT - 1, soon())).isEmpty();
    assertThat(items().findWithParts(1, new Parts(10, 10), soon())).isEmpty();
  }

  @Test
  default void theSmallestItemIsKeptAsItIs() {
    ItemDraft smallest = new ItemDraft("x", "t", "b", "c", "", new Price(0, "JPY"), 0, List.of());

    Item created = items().create(smallest, soon());

    assertThat(items().findById(created.id(), soon())).contains(created);
    assertThat(created.draft()).isEqualTo(smallest);
  }

  @Test
  default void theLargestItemIsKeptAsItIs() {
    String astral = "🪔";
    ItemDraft largest =
        new ItemDraft(
            astral.repeat(64),
            astral.repeat(200),
            astral.repeat(100),
            astral.repeat(100),
            astral.repeat(10_000),
            new Price(1_000_000_000_000L, "KWD"),
            Integer.MAX_VALUE,
            IntStream.range(0, 50)
                .mapToObj(i ->
                    new Photo(
                        "https://media.example/" + "p".repeat(1_970) + "%06d".formatted(i),
                        astral.repeat(300),
                        20_000,
                        1))
                .toList());

    Item created = items().create(largest, soon());

    assertThat(created.draft()).isEqualTo(largest);
    assertThat(items().findById(created.id(), soon())).contains(created);
  }

  @Test
  default void textIsKeptAsItWasSent() {
    ItemDraft draft =
        new ItemDraft(
            "\"'\\;--$%_ü",
            "e\u0301 is not \u00e9, \u202Eright to left\u202C, \uD83D\uDC69\u200D\uD83D\uDD2C, $ne {\"$gt\":\"\"}",
            "<script>alert(1)</script>",
            "ﬁ ﬀ Ⅷ ß ẞ İ ı",
            "tab\there\r\nnext\n\n  \u00A0trailing \u2028 \uFEFF \uFFFD \uFFFF \uDBFF\uDFFF ",
            new Price(1, "XXX"),
            1,
            List.of(photo(9)));

    Item created = items().create(draft, soon());

    assertThat(items().findById(created.id(), soon()).orElseThrow().draft()).isEqualTo(draft);
  }

  @Test
  default void photosKeepTheirOrderAndMayRepeat() {
    ItemDraft base = draft("L-1");
    ItemDraft draft =
        new ItemDraft(
            base.sku(),
            base.title(),
            base.brand(),
            base.category(),
            base.description(),
            base.price(),
            base.stock(),
            List.of(photo(3), photo(1), photo(2), photo(1), photo(1)));

    Item created = items().create(draft, soon());

    assertThat(items().findById(created.id(), soon()).orElseThrow().photos())
        .isEqualTo(draft.photos());
  }

  @Test
  default void aSkuOfAnotherItemIsRefusedAndNothingChanges() {
    Item first = items().create(draft("L-1"), soon());

    assertThatThrownBy(() -> items().create(draft("L-1", "Other"), soon()))
        .isInstanceOf(DuplicateException.class);

    assertThat(items().newest(PageRequest.first(10), soon()).entries())
        .containsExactly(first.summary());
  }

  @Test
  default void skusAreComparedExactly() {
    List<String> different =
        List.of(
            "Straße",
            "STRASSE",
            "strasse",
            "Strasse",
            "e\u0301",
            "\u00e9",
            "e",
            "E",
            "\u00c9",
            "ﬁ",
            "fi",
            "a b",
            "a\u00a0b",
            "\u00e5",
            "a\u030a",
            "１",
            "1");

    List<Item> created = different.stream().map(sku -> items().create(draft(sku), soon())).toList();

    assertThat(created).extracting(Item::sku).isEqualTo(different);
    for (String sku : different) {
      assertThatThrownBy(() -> items().create(draft(sku), soon()))
          .isInstanceOf(DuplicateException.class);
    }
  }

  @Test
  default void thePartsOfAPageComeWithTheItem() {
    Item item = items().create(draft("L-1"), soon());
    Item older = items().create(draft("L-2"), soon());
    Item newer = items().create(draft("L-3"), soon());
    items().create(draft("C-1", "Chairs"), soon());
    Review first = items().addReview(item.id(), review(4), soon());
    Review second = items().addReview(item.id(), review(5), soon());

    ItemWithParts found = items().findWithParts(item.id(), new Parts(10, 10), soon()).orElseThrow();

    assertThat(found.item()).isEqualTo(items().findById(item.id(), soon()).orElseThrow());
    assertThat(found.item().rating()).isEqualTo(new RatingSummary(2, 9));
    assertThat(found.reviews().orElseThrow().entries()).containsExactly(second, first);
    assertThat(found.reviews().orElseThrow().next()).isEmpty();
    assertThat(found.related().orElseThrow()).containsExactly(newer.summary(), older.summary());
  }

  @Test
  default void aPartThatWasNotAskedForIsLeftOut() {
    Item item = items().create(draft("L-1"), soon());
    items().create(draft("L-2"), soon());
    items().addReview(item.id(), review(4), soon());

    ItemWithParts reviews = items().findWithParts(item.id(), new Parts(1, 0), soon()).orElseThrow();
    ItemWithParts related = items().findWithParts(item.id(), new Parts(0, 1), soon()).orElseThrow();
    ItemWithParts neither = items().findWithParts(item.id(), new Parts(0, 0), soon()).orElseThrow();

    assertThat(reviews.reviews().orElseThrow().entries()).hasSize(1);
    assertThat(reviews.related()).isEmpty();
    assertThat(related.reviews()).isEmpty();
    assertThat(related.related().orElseThrow()).hasSize(1);
    assertThat(neither.reviews()).isEmpty();
    assertThat(neither.related()).isEmpty();
    assertThat(neither.item().photos()).isEqualTo(item.photos());
  }

  @Test
  default void theReviewsOfAPageGoOnWhereTheyStop() {
    Item item = items().create(draft("L-1"), soon());
    List<Review> reviews =
        IntStream.range(0, 7)
            .mapToObj(i -> items().addReview(item.id(), review(1 + i % 5), soon()))
            .toList()
            .reversed();

    var part =
        items()
            .findWithParts(item.id(), new Parts(3, 0), soon())
            .orElseThrow()
            .reviews()
            .orElseThrow();
    var rest =
        items().reviews(item.id(), PageRequest.after(part.next().orElseThrow(), 100), soon());

    assertThat(part.entries()).isEqualTo(reviews.subList(0, 3));
    assertThat(rest.entries()).isEqualTo(reviews.subList(3, 7));
    assertThat(rest.next()).isEmpty();
  }

  @Test
  default void relatedItemsAreTheNewestOfTheCategoryWithoutTheItem() {
    List<Item> lamps =
        IntStream.range(0, 6).mapToObj(i -> items().create(draft("L-" + i), soon())).toList();
    items().create(draft("C-1", "lamps"), soon());

    List<ItemSummary> ofOldest = items().related(lamps.get(0).id(), 3, soon());
    List<ItemSummary> ofNewest = items().related(lamps.get(5).id(), 3, soon());

    assertThat(ofOldest)
        .containsExactly(lamps.get(5).summary(), lamps.get(4).summary(), lamps.get(3).summary());
    assertThat(ofNewest)
        .containsExactly(lamps.get(4).summary(), lamps.get(3).summary(), lamps.get(2).summary());
    assertThat(items().related(lamps.get(2).id(), 100, soon())).hasSize(5);
  }

  @Test
  default void anItemAloneInItsCategoryHasNoRelatedItems() {
    Item item = items().create(draft("L-1"), soon());

    assertThat(items().related(item.id(), 10, soon())).isEmpty();
    assertThat(items().findWithParts(item.id(), new Parts(10, 10), soon()).orElseThrow().related())
        .contains(List.of());
  }

  @Test
  default void anUnknownItemHasNoRelatedItemsToAskFor() {
    assertThatThrownBy(() -> items().related(5, 10, soon())).isInstanceOf(NotFoundException.class);
  }

  @Test
  default void whatWasWrittenIsThereForAnotherStore() {
    Item item = items().create(draft("L-1"), soon());
    Review review = items().addReview(item.id(), review(3), soon());

    try (Store other = openAnother(config().withNode(1))) {
      assertThat(other.items().findById(item.id(), soon()).orElseThrow().rating())
          .isEqualTo(new RatingSummary(1, 3));
      assertThat(other.items().findReview(item.id(), review.id(), soon())).contains(review);
    }
  }

  @Test
  default void anOperationWhoseDeadlineHasPassedIsATimeout() {
    Deadline passed = Deadline.after(Duration.ofMillis(-1));

    assertThatThrownBy(() -> items().findById(1, passed)).isInstanceOf(StoreTimeoutException.class);
    assertThatThrownBy(() -> items().create(draft("L-1"), passed))
        .isInstanceOf(StoreTimeoutException.class);
    assertThat(items().newest(PageRequest.first(1), soon()).entries()).isEmpty();
  }
}
