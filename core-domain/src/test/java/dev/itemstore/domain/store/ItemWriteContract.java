package dev.itemstore.domain.store;

import static dev.itemstore.domain.store.StoreFixture.assertSummaryEqualsReviews;
import static dev.itemstore.domain.store.StoreFixture.draft;
import static dev.itemstore.domain.store.StoreFixture.photo;
import static dev.itemstore.domain.store.StoreFixture.review;
import static dev.itemstore.domain.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Updating and deleting an item, under conditions. */
interface ItemWriteContract extends StoreFixture {

  @Test
  default void anUpdateReplacesEveryFieldThatAClientSets() {
    Item item = items().create(draft("L-1"), soon());
    ItemDraft other =
        new ItemDraft(
            "M-9",
            "Mug",
            "Clay",
            "Mugs",
            "",
            new Price(900, "GBP"),
            0,
            List.of(photo(7), photo(8), photo(9)));

    Item updated = items().update(item.id(), ExpectedVersion.of(1), other, soon());

    assertThat(updated.draft()).isEqualTo(other);
    assertThat(updated.id()).isEqualTo(item.id());
    assertThat(updated.version()).isEqualTo(2);
    assertThat(updated.createdAt()).isEqualTo(item.createdAt());
    assertThat(updated.updatedAt()).isAfter(item.updatedAt());
    assertThat(items().findById(item.id(), soon())).contains(updated);
  }

  @Test
  default void anUpdateMovesAnItemBetweenCategories() {
    Item item = items().create(draft("L-1"), soon());

    Item updated = items().update(item.id(), ExpectedVersion.of(1), draft("L-1", "Mugs"), soon());

    assertThat(items().newestInCategory("Lamps", PageRequest.first(10), soon()).entries())
        .isEmpty();
    assertThat(items().newestInCategory("Mugs", PageRequest.first(10), soon()).entries())
        .containsExactly(updated.summary());
  }

  @Test
  default void anUpdateMayTakePhotosAwayAndAddThemAgain() {
    Item item = items().create(draft("L-1"), soon());
    ItemDraft full = draft("L-1");
    ItemDraft bare =
        new ItemDraft(
            full.sku(),
            full.title(),
            full.brand(),
            full.category(),
            full.description(),
            full.price(),
            full.stock(),
            List.of());

    items().update(item.id(), ExpectedVersion.of(1), bare, soon());
    assertThat(items().findById(item.id(), soon()).orElseThrow().photos()).isEmpty();
    items().update(item.id(), ExpectedVersion.of(2), full, soon());

    assertThat(items().findById(item.id(), soon()).orElseThrow().photos()).isEqualTo(full.photos());
  }

  @Test
  default void anUpdateThatChangesNothingIsAnUpdate() {
    Item item = items().create(draft("L-1"), soon());

    Item updated = items().update(item.id(), ExpectedVersion.of(1), draft("L-1"), soon());

    assertThat(updated.version()).isEqualTo(2);
    assertThat(updated.updatedAt()).isAfter(item.updatedAt());
    assertThat(items().findById(item.id(), soon())).contains(updated);
  }

  @Test
  default void anUpdateLeavesTheRatingAlone() {
    Item item = items().create(draft("L-1"), soon());
    items().addReview(item.id(), review(4), soon());

    Item updated = items().update(item.id(), ExpectedVersion.of(1), draft("L-2"), soon());

    assertThat(updated.rating()).isEqualTo(new RatingSummary(1, 4));
    assertThat(items().findById(item.id(), soon())).contains(updated);
  }

  @Test
  default void updatedAtMovesForwardThoughTheClockDoesNot() {
    Instant stopped = Instant.parse("2026-11-24T23:05:21.123Z");
    try (Store other = openAnother(config().withClock(Clock.fixed(stopped, ZoneOffset.UTC)))) {
      Item item = other.items().create(draft("L-1"), soon());
      Item second = other.items().update(item.id(), ExpectedVersion.any(), draft("L-1"), soon());
      Item third = other.items().update(item.id(), ExpectedVersion.any(), draft("L-1"), soon());

      assertThat(item.createdAt()).isEqualTo(stopped);
      assertThat(second.updatedAt()).isEqualTo(stopped.plusMillis(1));
      assertThat(third.updatedAt()).isEqualTo(stopped.plusMillis(2));
      assertThat(items().findById(item.id(), soon())).contains(third);
    }
  }

  @Test
  default void anUpdateOfAnotherVersionIsRefusedAndNothingChanges() {
    Item item = items().create(draft("L-1"), soon());
    Item current = items().update(item.id(), ExpectedVersion.of(1), draft("L-2"), soon());

    for (ExpectedVersion wrong :
        List.of(
            ExpectedVersion.of(1),
            ExpectedVersion.of(3),
            ExpectedVersion.of(Long.MAX_VALUE),
            new ExpectedVersion.OneOf(Set.of(1L, 7L)),
            new ExpectedVersion.OneOf(Set.of()))) {
      assertThatThrownBy(() -> items().update(item.id(), wrong, draft("L-3"), soon()))
          .isInstanceOf(VersionConflictException.class);
    }
    assertThat(items().findById(item.id(), soon())).contains(current);
  }

  @Test
  default void anyOfSeveralExpectedVersionsWillDo() {
    Item item = items().create(draft("L-1"), soon());

    Item updated =
        items()
            .update(item.id(), new ExpectedVersion.OneOf(Set.of(9L, 1L, 4L)), draft("L-2"), soon());

    assertThat(updated.version()).isEqualTo(2);
    assertThat(items().update(item.id(), ExpectedVersion.any(), draft("L-3"), soon()).version())
        .isEqualTo(3);
  }

  @Test
  default void anUpdateToASkuThatIsTakenIsRefusedAndNothingChanges() {
    Item item = items().create(draft("L-1"), soon());
    Item other = items().create(draft("L-2"), soon());

    assertThatThrownBy(
            () -> items().update(item.id(), ExpectedVersion.of(1), draft("L-2", "Mugs"), soon()))
        .isInstanceOf(DuplicateException.class);

    assertThat(items().findById(item.id(), soon())).contains(item);
    assertThat(items().findById(other.id(), soon())).contains(other);
  }

  @Test
  default void aMissingItemComesBeforeAConflictAndAConflictBeforeADuplicate() {
    Item item = items().create(draft("L-1"), soon());
    items().create(draft("L-2"), soon());

    assertThatThrownBy(() -> items().update(5, ExpectedVersion.of(9), draft("L-2"), soon()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> items().update(5, ExpectedVersion.any(), draft("L-2"), soon()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> items().update(item.id(), ExpectedVersion.of(9), draft("L-2"), soon()))
        .isInstanceOf(VersionConflictException.class);
  }

  @Test
  default void aDeletedItemIsGoneWithItsReviewsAndFreesItsSku() {
    Item item = items().create(draft("L-1"), soon());
    Review review = items().addReview(item.id(), review(4), soon());

    items().delete(item.id(), ExpectedVersion.of(1), soon());

    assertThat(items().findById(item.id(), soon())).isEmpty();
    assertThat(items().findReview(item.id(), review.id(), soon())).isEmpty();
    assertThatThrownBy(() -> items().reviews(item.id(), PageRequest.first(10), soon()))
        .isInstanceOf(NotFoundException.class);
    assertThat(items().newest(PageRequest.first(10), soon()).entries()).isEmpty();
    assertThat(items().newestInCategory("Lamps", PageRequest.first(10), soon()).entries())
        .isEmpty();
    assertThatThrownBy(() -> items().delete(item.id(), ExpectedVersion.any(), soon()))
        .isInstanceOf(NotFoundException.class);
    Item again = items().create(draft("L-1"), soon());
    assertThat(again.id()).isGreaterThan(item.id());
    assertThat(again.rating()).isEqualTo(RatingSummary.NONE);
    assertSummaryEqualsReviews(items(), again.id());
  }

  @Test
  default void aDeleteOfAnotherVersionIsRefusedAndNothingChanges() {
    Item item = items().create(draft("L-1"), soon());
    Review review = items().addReview(item.id(), review(4), soon());

    assertThatThrownBy(() -> items().delete(item.id(), ExpectedVersion.of(2), soon()))
        .isInstanceOf(VersionConflictException.class);
    assertThatThrownBy(() -> items().delete(item.id(), new ExpectedVersion.OneOf(Set.of()), soon()))
        .isInstanceOf(VersionConflictException.class);
    assertThatThrownBy(() -> items().delete(5, ExpectedVersion.of(2), soon()))
        .isInstanceOf(NotFoundException.class);

    assertThat(items().findById(item.id(), soon())).isPresent();
    assertThat(items().findReview(item.id(), review.id(), soon())).contains(review);
  }
}
