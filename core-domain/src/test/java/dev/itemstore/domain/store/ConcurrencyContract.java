package dev.itemstore.domain.store;

import static dev.itemstore.domain.store.StoreFixture.assertSummaryEqualsReviews;
import static dev.itemstore.domain.store.StoreFixture.draft;
import static dev.itemstore.domain.store.StoreFixture.review;
import static dev.itemstore.domain.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many writers at once: one winner per version, and a summary that equals the reviews at every
 * moment.
 */
interface ConcurrencyContract extends StoreFixture {
  /** How many writers race. */
  int WRITERS = 12;

  @Test
  default void ofConcurrentUpdatesOfOneVersionExactlyOneWins() throws Exception {
    Item item = items().create(draft("L-1"), soon());

    for (int round = 1; round <= 10; round++) {
      long version = round;
      List<Object> outcomes =
          race(writer ->
              items()
                  .update(
                      item.id(),
                      ExpectedVersion.of(version),
                      draft("L-" + writer + "-" + version),
                      soon()));

      assertOneWinner(outcomes);
      Item winner =
          (Item) outcomes.stream().filter(Item.class::isInstance).findFirst().orElseThrow();
      assertThat(items().findById(item.id(), soon())).contains(winner);
    }
  }

  @Test
  default void ofConcurrentUpdatesOfOneReviewExactlyOneWins() throws Exception {
    Item item = items().create(draft("L-1"), soon());
    Review review = items().addReview(item.id(), review(3), soon());

    for (int round = 1; round <= 10; round++) {
      long version = round;
      List<Object> outcomes =
          race(writer ->
              items()
                  .updateReview(
                      item.id(),
                      review.id(),
                      ExpectedVersion.of(version),
                      review(1 + writer % 5),
                      soon()));

      assertOneWinner(outcomes);
      assertSummaryEqualsReviews(items(), item.id());
    }
  }

  @Test
  default void ofConcurrentDeletesExactlyOneWins() throws Exception {
    Item item = items().create(draft("L-1"), soon());
    Review review = items().addReview(item.id(), review(3), soon());

    List<Object> ofReview =
        race(writer ->
            done(
                () -> items().deleteReview(item.id(), review.id(), ExpectedVersion.of(1), soon())));
    assertSummaryEqualsReviews(items(), item.id());
    List<Object> ofItem =
        race(writer -> done(() -> items().delete(item.id(), ExpectedVersion.of(1), soon())));

    for (List<Object> outcomes : List.of(ofReview, ofItem)) {
      assertThat(outcomes).filteredOn(outcome -> outcome.equals(true)).hasSize(1);
      assertThat(outcomes).filteredOn(NotFoundException.class::isInstance).hasSize(WRITERS - 1);
    }
  }

  @Test
  default void ofConcurrentItemsWithOneSkuExactlyOneIsCreated() throws Exception {
    List<Object> outcomes = race(writer -> items().create(draft("L-1"), soon()));

    assertThat(outcomes).filteredOn(Item.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(DuplicateException.class::isInstance).hasSize(WRITERS - 1);
    assertThat(items().newest(PageRequest.first(100), soon()).entries()).hasSize(1);
  }

  @Test
  default void noConcurrentReviewIsLostFromTheSummary() throws Exception {
    Item item = items().create(draft("L-1"), soon());

    List<Object> outcomes =
        race(writer -> {
          List<Review> mine = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            mine.add(items().addReview(item.id(), review(1 + (writer + i) % 5), soon()));
          }
          return mine;
        });

    assertThat(outcomes).allMatch(List.class::isInstance);
    assertThat(items().findById(item.id(), soon()).orElseThrow().rating().count())
        .isEqualTo(WRITERS * 10L);
    assertSummaryEqualsReviews(items(), item.id());
  }

  @Test
  default void everyReaderSeesTheSummaryOfTheReviewsWhileTheyChange() throws Exception {
    Item item = items().create(draft("L-1"), soon());
    AtomicBoolean writing = new AtomicBoolean(true);
    List<Long> ids =
        IntStream.range(0, 15)
            .mapToObj(i -> items().addReview(item.id(), review(1 + i % 5), soon()).id())
            .toList();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> reader =
          threads.submit(() -> {
            int reads = 0;
            while (writing.get()) {
              ItemWithParts page =
                  items().findWithParts(item.id(), new Parts(100, 0), soon()).orElseThrow();
              List<Review> reviews = page.reviews().orElseThrow().entries();
              assertThat(page.item().rating())
                  .isEqualTo(
                      new RatingSummary(
                          reviews.size(), reviews.stream().mapToLong(Review::stars).sum()));
              reads++;
            }
            return reads;
          });
      try {
        List<Object> outcomes =
            race(writer -> {
              ThreadLocalRandom random = ThreadLocalRandom.current();
              for (int i = 0; i < 8; i++) {
                Review mine = items().addReview(item.id(), review(1 + random.nextInt(5)), soon());
                long any = ids.get(random.nextInt(ids.size()));
                items()
                    .updateReview(
                        item.id(),
                        any,
                        ExpectedVersion.any(),
                        review(1 + random.nextInt(5)),
                        soon());
                items().deleteReview(item.id(), mine.id(), ExpectedVersion.any(), soon());
              }
              return true;
            });
        assertThat(outcomes).containsOnly(true);
      } finally {
        writing.set(false);
      }
      assertThat(reader.get()).isPositive();
    }
    assertThat(items().findById(item.id(), soon()).orElseThrow().rating().count()).isEqualTo(15);
    assertSummaryEqualsReviews(items(), item.id());
  }

  @Test
  default void aReviewNeverMakesAnEditorsWriteFail() throws Exception {
    Item item = items().create(draft("L-1"), soon());

    List<Object> outcomes =
        race(writer -> {
          for (int i = 0; i < 8; i++) {
            if (writer == 0) {
              items().update(item.id(), ExpectedVersion.of(i + 1), draft("L-" + i), soon());
            } else {
              items().addReview(item.id(), review(1 + i % 5), soon());
            }
          }
          return true;
        });

    assertThat(outcomes).containsOnly(true);
    Item found = items().findById(item.id(), soon()).orElseThrow();
    assertThat(found.version()).isEqualTo(9);
    assertThat(found.rating().count()).isEqualTo((WRITERS - 1) * 8L);
    assertSummaryEqualsReviews(items(), item.id());
  }

  @Test
  default void aDeleteThatRacesWithReviewsLeavesNoOrphans() throws Exception {
    for (int round = 0; round < 8; round++) {
      Item item = items().create(draft("L-1"), soon());
      for (int i = 0; i < 5; i++) {
        items().addReview(item.id(), review(3), soon());
      }

      List<Object> outcomes =
          race(writer -> {
            if (writer == 0) {
              items().delete(item.id(), ExpectedVersion.any(), soon());
              return List.<Review>of();
            }
            List<Review> mine = new ArrayList<>();
            try {
              while (mine.size() < 20) {
                mine.add(items().addReview(item.id(), review(4), soon()));
              }
            } catch (NotFoundException e) {
              // The item is gone: so is what was written before.
            }
            return mine;
          });

      assertThat(outcomes).allMatch(List.class::isInstance);
      assertThat(items().findById(item.id(), soon())).isEmpty();
      for (Object mine : outcomes) {
        for (Object review : (List<?>) mine) {
          assertThat(items().findReview(item.id(), ((Review) review).id(), soon())).isEmpty();
        }
      }
    }
    assertThat(items().newest(PageRequest.first(10), soon()).entries()).isEmpty();
  }

  private static void assertOneWinner(List<Object> outcomes) {
    assertThat(outcomes)
        .filteredOn(VersionConflictException.class::isInstance)
        .hasSize(WRITERS - 1);
    assertThat(outcomes).hasSize(WRITERS);
  }

  private static boolean done(Runnable action) {
    action.run();
    return true;
  }

  /** What one of several racing writers does. */
  interface Writer {
    Object write(int writer) throws Exception;
  }

  /** Starts all writers at once and returns what each returned or threw. */
  private static List<Object> race(Writer writer) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> running = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        Callable<Object> task =
            () -> {
              start.await();
              return writer.write(number);
            };
        running.add(threads.submit(task));
      }
      start.countDown();
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> one : running) {
        try {
          outcomes.add(one.get());
        } catch (ExecutionException e) {
          outcomes.add(e.getCause());
        }
      }
      return outcomes;
    }
  }
}
