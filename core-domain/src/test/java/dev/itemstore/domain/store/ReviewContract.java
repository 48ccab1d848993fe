package dev.itemstore.domain.store;

import static dev.itemstore.domain.store.StoreFixture.assertSummaryEqualsReviews;
import static dev.itemstore.domain.store.StoreFixture.draft;
import static dev.itemstore.domain.store.StoreFixture.review;
import static dev.itemstore.domain.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reviews, and the rating summary that follows them. */
interface ReviewContract extends StoreFixture {

  @Test
  default void anAddedReviewIsFoundAsItWasReturnedAndCounts() {
    Item item = items().create(draft("L-1"), soon());

    Review review = items().addReview(item.id(), review(4), soon());

    assertThat(review.draft()).isEqualTo(review(4));
    assertThat(review.itemId()).isEqualTo(item.id());
    assertThat(review.version()).isEqualTo(1);
    assertThat(review.updatedAt()).isEqualTo(review.createdAt());
    assertThat(review.id()).isGreaterThan(1_000_000_000L).isLessThan(IdGenerator.ID_LIMIT);
    assertThat(items().findReview(item.id(), review.id(), soon())).contains(review);
    Item rated = items().findById(item.id(), soon()).orElseThrow();
    assertThat(rated.rating()).isEqualTo(new RatingSummary(1, 4));
    assertThat(rated.version()).as("a review is no change of the item itself").isEqualTo(1);
    assertThat(rated.updatedAt()).isEqualTo(item.updatedAt());
  }

  @Test
  default void reviewsAreKeptAsTheyWereSentAtTheirBounds() {
    Item item = items().create(draft("L-1"), soon());
    String astral = "🦔";
    List<ReviewDraft> drafts =
        List.of(
            new ReviewDraft("x", 1, "", ""),
            new ReviewDraft(astral.repeat(100), 5, astral.repeat(200), astral.repeat(10_000)),
            new ReviewDraft("e\u0301", 3, " \u00A0 ", "tab\t\r\n'\"\\ <b> $set \u2028\uFFFF "));

    List<Review> added =
        drafts.stream().map(draft -> items().addReview(item.id(), draft, soon())).toList();

    assertThat(items().reviews(item.id(), PageRequest.first(10), soon()).entries())
        .isEqualTo(added.reversed());
    assertThat(added).extracting(Review::draft).isEqualTo(drafts);
  }

  @Test
  default void manyReviewsAtTheirLargestFit() {
    Item item = items().create(draft("L-1"), soon());
    ReviewDraft largest =
        new ReviewDraft("🦔".repeat(100), 5, "🦔".repeat(200), "🦔".repeat(10_000));

    List<Review> added = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      added.add(items().addReview(item.id(), largest, soon()));
    }

    assertThat(items().reviews(item.id(), PageRequest.first(100), soon()).entries())
        .isEqualTo(added.reversed().subList(0, 100));
    assertSummaryEqualsReviews(items(), item.id());
  }

  @Test
  default void aReviewOfAnUnknownItemIsRefused() {
    assertThatThrownBy(() -> items().addReview(5, review(4), soon()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void aReviewIsFoundOnlyUnderItsItem() {
    Item item = items().create(draft("L-1"), soon());
    Item other = items().create(draft("L-2"), soon());
    Review review = items().addReview(item.id(), review(4), soon());

    assertThat(items().findReview(other.id(), review.id(), soon())).isEmpty();
    assertThat(items().findReview(5, review.id(), soon())).isEmpty();
    assertThat(items().findReview(item.id(), 5, soon())).isEmpty();
    assertThatThrownBy(() ->
            items().updateReview(other.id(), review.id(), ExpectedVersion.any(), review(1), soon()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> items().deleteReview(other.id(), review.id(), ExpectedVersion.any(), soon()))
        .isInstanceOf(NotFoundException.class);
    assertSummaryEqualsReviews(items(), item.id());
    assertSummaryEqualsReviews(items(), other.id());
  }

  @Test
  default void anUpdatedReviewMovesTheSummaryByTheDifference() {
    Item item = items().create(draft("L-1"), soon());
    Review review = items().addReview(item.id(), review(5), soon());
    items().addReview(item.id(), review(1), soon());
    ReviewDraft other = new ReviewDraft("Grace", 2, "", "Broke.");

    Review updated =
        items().updateReview(item.id(), review.id(), ExpectedVersion.of(1), other, soon());

    assertThat(updated.draft()).isEqualTo(other);
    assertThat(updated.id()).isEqualTo(review.id());
    assertThat(updated.version()).isEqualTo(2);
    assertThat(updated.createdAt()).isEqualTo(review.createdAt());
    assertThat(updated.updatedAt()).isAfter(review.updatedAt());
    assertThat(items().findReview(item.id(), review.id(), soon())).contains(updated);
    assertThat(items().findById(item.id(), soon()).orElseThrow().rating())
        .isEqualTo(new RatingSummary(2, 3));
    assertSummaryEqualsReviews(items(), item.id());
  }

  @Test
  default void aReviewsUpdatedAtMovesForwardThoughTheClockDoesNot() {
    Instant stopped = Instant.parse("2026-11-24T23:05:21.123Z");
    try (Store other = openAnother(config().withClock(Clock.fixed(stopped, ZoneOffset.UTC)))) {
      Item item = other.items().create(draft("L-1"), soon());
      Review review = other.items().addReview(item.id(), review(5), soon());
      Review updated =
          other
              .items()
              .updateReview(item.id(), review.id(), ExpectedVersion.any(), review(5), soon());

      assertThat(updated.updatedAt()).isEqualTo(review.updatedAt().plusMillis(1));
      assertThat(items().findReview(item.id(), review.id(), soon())).contains(updated);
    }
  }

  @Test
  default void aDeletedReviewIsGoneAndCountsNoMore() {
    Item item = items().create(draft("L-1"), soon());
    Review first = items().addReview(item.id(), review(5), soon());
    Review second = items().addReview(item.id(), review(2), soon());

    items().deleteReview(item.id(), first.id(), ExpectedVersion.of(1), soon());

    assertThat(items().findReview(item.id(), first.id(), soon())).isEmpty();
    assertThat(items().reviews(item.id(), PageRequest.first(10), soon()).entries())
        .containsExactly(second);
    assertThat(items().findById(item.id(), soon()).orElseThrow().rating())
        .isEqualTo(new RatingSummary(1, 2));
    assertThatThrownBy(
            () -> items().deleteReview(item.id(), first.id(), ExpectedVersion.any(), soon()))
        .isInstanceOf(NotFoundException.class);
    items().deleteReview(item.id(), second.id(), ExpectedVersion.any(), soon());
    assertThat(items().findById(item.id(), soon()).orElseThrow().rating())
        .isEqualTo(RatingSummary.NONE);
  }

  @Test
  default void aWriteToAReviewOfAnotherVersionIsRefusedAndNothingChanges() {
    Item item = items().create(draft("L-1"), soon());
    Review review = items().addReview(item.id(), review(5), soon());
    Review current =
        items().updateReview(item.id(), review.id(), ExpectedVersion.of(1), review(4), soon());

    for (ExpectedVersion wrong :
        List.of(
            ExpectedVersion.of(1),
            ExpectedVersion.of(3),
            new ExpectedVersion.OneOf(Set.of(1L, 3L)),
            new ExpectedVersion.OneOf(Set.of()))) {
      assertThatThrownBy(
              () -> items().updateReview(item.id(), review.id(), wrong, review(1), soon()))
          .isInstanceOf(VersionConflictException.class);
      assertThatThrownBy(() -> items().deleteReview(item.id(), review.id(), wrong, soon()))
          .isInstanceOf(VersionConflictException.class);
    }
    assertThat(items().findReview(item.id(), review.id(), soon())).contains(current);
    assertSummaryEqualsReviews(items(), item.id());
    items().deleteReview(item.id(), review.id(), new ExpectedVersion.OneOf(Set.of(2L, 8L)), soon());
    assertSummaryEqualsReviews(items(), item.id());
  }

  /** Long enough that a store which keeps old reviews elsewhere has most of them there. */
  @Test
  default void oldReviewsAreFoundChangedAndDeletedLikeNewOnes() {
    Item item = items().create(draft("L-1"), soon());
    List<Review> model = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      model.add(items().addReview(item.id(), review(1 + i % 5), soon()));
    }
    Random random = new Random(42);

    for (int step = 0; step < 120; step++) {
      int at = random.nextInt(model.size());
      Review review = model.get(at);
      assertThat(items().findReview(item.id(), review.id(), soon())).contains(review);
      if (step % 3 == 0) {
        items().deleteReview(item.id(), review.id(), ExpectedVersion.of(review.version()), soon());
        model.remove(at);
      } else {
        ReviewDraft changed =
            new ReviewDraft("Grace", 1 + random.nextInt(5), "Again", "step " + step);
        model.set(
            at,
            items()
                .updateReview(
                    item.id(), review.id(), ExpectedVersion.of(review.version()), changed, soon()));
      }
    }

    assertThat(StoreFixture.allReviews(items(), item.id(), 33)).isEqualTo(model.reversed());
    assertSummaryEqualsReviews(items(), item.id());
  }

  @Test
  default void aMissingReviewComesBeforeAConflict() {
    Item item = items().create(draft("L-1"), soon());

    assertThatThrownBy(
            () -> items().updateReview(item.id(), 5, ExpectedVersion.of(9), review(1), soon()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> items().deleteReview(item.id(), 5, ExpectedVersion.of(9), soon()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> items().updateReview(5, 5, ExpectedVersion.any(), review(1), soon()))
        .isInstanceOf(NotFoundException.class);
  }
}
