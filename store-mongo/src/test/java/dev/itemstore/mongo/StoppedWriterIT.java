package dev.itemstore.mongo;

import static dev.itemstore.mongo.Samples.assertEveryReaderSees;
import static dev.itemstore.mongo.Samples.draft;
import static dev.itemstore.mongo.Samples.review;
import static dev.itemstore.mongo.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.StoreConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writers that stop for ever, or for a while, between any two steps of a change: every reader sees
 * the change or does not, the next writer finishes it, and a writer that wakes up late harms
 * nothing.
 */
@ParameterizedClass
@MethodSource("dev.itemstore.mongo.TestServers#engines")
@ExtendWith(EngineTally.class)
final class StoppedWriterIT implements EngineUnderTest {
  /** Small, so that a handful of reviews fills several buckets. */
  private static final Limits LIMITS = new Limits(2, 4);

  @Parameter String engine;
  private StoreConfig config;
  private MongoStore store;
  private RawDatabase raw;

  /** What is left of the writer that stops is seen by this other one. */
  private ItemRepository items;

  @BeforeEach
  void open() {
    config = StoreConfig.of(TestServers.url(engine));
    store = MongoStore.open(config, LIMITS, Steps.UNWATCHED);
    items = store.items();
    raw = new RawDatabase(config.url());
    store.clear(soon());
  }

  @AfterEach
  void close() {
    raw.close();
    store.close();
  }

  @Override
  public Engine engineUnderTest() {
    return store.engine();
  }

  @Test
  void anAddThatStopsAnywhereIsSeenWholeAndFinishedByTheNextWriter() {
    Set<Steps.Step> seen =
        stopAtEveryStep(
            (writer, world) -> writer.addReview(world.item, review(5), soon()),
            (before, _) -> {
              List<Review> now = Samples.allReviews(items, before.item, 100);
              assertThat(now).hasSize(before.reviews.size() + 1);
              before.reviews.addFirst(now.getFirst());
            },
            4);

    assertThat(seen)
        .containsExactlyInAnyOrder(
            Steps.Step.REVIEW_ADDED,
            Steps.Step.MOVE_RECORDED,
            Steps.Step.BUCKET_WRITTEN,
            Steps.Step.INTENT_CLEARED);
  }

  @Test
  void anUpdateOfAnOldReviewThatStopsAnywhereIsSeenWholeAndFinishedByTheNextWriter() {
    Set<Steps.Step> seen =
        stopAtEveryStep(
            (writer, world) ->
                writer.updateReview(
                    world.item, world.oldest().id(), ExpectedVersion.of(1), review(5), soon()),
            (before, _) -> {
              Review changed =
                  items.findReview(before.item, before.oldest().id(), soon()).orElseThrow();
              assertThat(changed.version()).isEqualTo(2);
              assertThat(changed.stars()).isEqualTo(5);
              before.reviews.set(before.reviews.size() - 1, changed);
            },
            9);

    assertThat(seen).contains(Steps.Step.CHANGE_RECORDED, Steps.Step.BUCKET_WRITTEN);
  }

  @Test
  void aDeleteOfAnOldReviewThatStopsAnywhereIsSeenWholeAndFinishedByTheNextWriter() {
    Set<Steps.Step> seen =
        stopAtEveryStep(
            (writer, world) ->
                writer.deleteReview(world.item, world.oldest().id(), ExpectedVersion.of(1), soon()),
            (before, _) -> {
              assertThat(items.findReview(before.item, before.oldest().id(), soon())).isEmpty();
              before.reviews.removeLast();
            },
            9);

    assertThat(seen).contains(Steps.Step.CHANGE_RECORDED, Steps.Step.BUCKET_WRITTEN);
  }

  @Test
  void anUpdateOfTheItemFinishesWhatAStoppedWriterLeft() {
    World world = new World(9);
    try (MongoStore stopping = stoppingAt(1, EnumSet.noneOf(Steps.Step.class))) {
      assertThatThrownBy(() ->
              stopping
                  .items()
                  .deleteReview(world.item, world.oldest().id(), ExpectedVersion.any(), soon()))
          .isInstanceOf(Stopped.class);
    }
    assertThat(raw.item(world.item)).containsKey(Fields.PENDING);

    items.update(world.item, ExpectedVersion.any(), draft("other"), soon());

    world.reviews.removeLast();
    assertNothingIsLeftOver(world.item);
    assertEveryReaderSees(items, world.item, world.reviews);
  }

  @Test
  void aDeleteOfAnItemThatStopsAnywhereIsSeenWholeAndSweptLater() {
    Set<Steps.Step> seen = EnumSet.noneOf(Steps.Step.class);
    boolean stopped = true;
    for (int at = 1; stopped; at++) {
      World world = new World(12);
      seen.clear();
      stopped = false;
      try (MongoStore stopping = stoppingAt(at, seen)) {
        stopping.items().delete(world.item, ExpectedVersion.any(), soon());
      } catch (Stopped e) {
        stopped = true;
      }
      if (seen.contains(Steps.Step.ITEM_DELETED)) {
        assertGone(world.item, world.reviews);
      } else {
        assertEveryReaderSees(items, world.item, world.reviews);
        items.delete(world.item, ExpectedVersion.any(), soon());
      }
      MongoStore.open(config, LIMITS, Steps.UNWATCHED).close();
      assertThat(raw.buckets()).as("swept at the next open").isEmpty();
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            Steps.Step.DELETION_RECORDED, Steps.Step.ITEM_DELETED, Steps.Step.BUCKETS_SWEPT);
  }

  @Test
  void whatADeleteLeftBehindIsSweptByTheNextDelete() {
    World first = new World(12);
    World second = new World(12);
    try (MongoStore stopping = stoppingAt(2, EnumSet.noneOf(Steps.Step.class))) {
      assertThatThrownBy(() -> stopping.items().delete(first.item, ExpectedVersion.any(), soon()))
          .isInstanceOf(Stopped.class);
    }
    assertThat(raw.buckets()).extracting(Bucket::itemId).contains(first.item);

    items.delete(second.item, ExpectedVersion.any(), soon());

    assertThat(raw.buckets()).isEmpty();
  }

  @Test
  void theRecordOfADeletionGoesOnceNoWriterCanBeAtWorkAnyMore() {
    World world = new World(12);
    items.delete(world.item, ExpectedVersion.any(), soon());
    assertThat(raw.collection(Collections.DELETIONS).countDocuments()).isEqualTo(1);

    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    MongoStore.open(config.withClock(later), LIMITS, Steps.UNWATCHED).close();

    assertThat(raw.collection(Collections.DELETIONS).countDocuments()).isZero();
  }

  @Test
  void aWriterThatWakesUpLateChangesNothingThatOthersDidMeanwhile() throws Exception {
    for (Steps.Step step :
        List.of(Steps.Step.REVIEW_ADDED, Steps.Step.MOVE_RECORDED, Steps.Step.BUCKET_WRITTEN)) {
      World world = new World(4);
      List<Review> all = new ArrayList<>();
      late(
          step,
          writer -> writer.addReview(world.item, review(1), soon()),
          () -> {
            all.addAll(changeEverything(world.item));
          });
      assertEveryReaderSees(items, world.item, all);
      settle(world.item, all);
    }
    for (Steps.Step step : List.of(Steps.Step.CHANGE_RECORDED, Steps.Step.BUCKET_WRITTEN)) {
      World world = new World(9);
      // One that the others change, and do not delete: a late change would be seen.
      Review inBucket = world.reviews.get(4);
      List<Review> all = new ArrayList<>();
      late(
          step,
          writer ->
              writer.updateReview(
                  world.item, inBucket.id(), ExpectedVersion.of(1), review(1), soon()),
          () -> all.addAll(changeEverything(world.item)));
      assertEveryReaderSees(items, world.item, all);
      settle(world.item, all);
    }
  }

  @Test
  void aWriterThatWakesUpAfterItsItemIsGoneLeavesNothingBehind() throws Exception {
    for (Steps.Step step :
        List.of(Steps.Step.REVIEW_ADDED, Steps.Step.MOVE_RECORDED, Steps.Step.BUCKET_WRITTEN)) {
      World world = new World(4);
      late(
          step,
          writer -> writer.addReview(world.item, review(1), soon()),
          () -> items.delete(world.item, ExpectedVersion.any(), soon()));
      assertGone(world.item, world.reviews);
      assertThat(raw.buckets()).as("after %s", step).isEmpty();
    }
  }

  @Test
  void anIdThatNoReviewCanHaveIsNotLookedForInBuckets() {
    World withBuckets = new World(9);
    World without = new World(1);
    for (long item : new long[] {withBuckets.item, without.item}) {
      for (long id : new long[] {Long.MIN_VALUE, 0, 1, IdGenerator.ID_LIMIT, Long.MAX_VALUE}) {
        assertThat(items.findReview(item, id, soon())).isEmpty();
        assertThatThrownBy(() -> items.deleteReview(item, id, ExpectedVersion.any(), soon()))
            .isInstanceOf(NotFoundException.class);
      }
    }
  }

  @Test
  void aReviewFromANodeWhoseClockLagsGetsAnIdAboveTheBuckets() {
    World world = new World(9);
    Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
    try (MongoStore lagging =
        MongoStore.open(config.withClock(behind).withNode(1), LIMITS, Steps.UNWATCHED)) {
      Review late = lagging.items().addReview(world.item, review(2), soon());

      assertThat(late.id()).isLessThan(IdGenerator.ID_LIMIT);
      world.reviews.add(late);
      world.reviews.sort(Comparator.comparingLong(Review::id).reversed());
      assertEveryReaderSees(items, world.item, world.reviews);
    }
  }

  /** Deletes, changes and adds reviews, and returns what there then is, newest first. */
  private List<Review> changeEverything(long item) {
    List<Review> all = new ArrayList<>(Samples.allReviews(items, item, 100));
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < all.size(); i++) {
        Review review = all.get(i);
        all.set(
            i,
            items.updateReview(
                item,
                review.id(),
                ExpectedVersion.of(review.version()),
                review(1 + (i + round) % 5),
                soon()));
      }
      items.deleteReview(item, all.removeLast().id(), ExpectedVersion.any(), soon());
      for (int i = 0; i < 3; i++) {
        all.addFirst(items.addReview(item, review(3), soon()));
      }
    }
    return all;
  }

  private void settle(long item, List<Review> all) {
    all.addFirst(items.addReview(item, review(3), soon()));
    assertNothingIsLeftOver(item);
    assertEveryReaderSees(items, item, all);
  }

  /** Runs a writer that stops at a step until the others are done. */
  private void late(Steps.Step at, Consumer<ItemRepository> write, Runnable others)
      throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Steps steps =
        step -> {
          if (step == at && reached.getCount() == 1) {
            reached.countDown();
            await(go);
          }
        };
    try (MongoStore slow = MongoStore.open(config.withNode(2), LIMITS, steps)) {
      Thread writer = Thread.ofVirtual().start(() -> write.accept(slow.items()));
      await(reached);
      others.run();
      go.countDown();
      writer.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Set<Steps.Step> stopAtEveryStep(Write write, Effect effect, int reviewsBefore) {
    Set<Steps.Step> seen = EnumSet.noneOf(Steps.Step.class);
    boolean stopped = true;
    for (int at = 1; stopped; at++) {
      World world = new World(reviewsBefore);
      stopped = false;
      try (MongoStore stopping = stoppingAt(at, seen)) {
        write.write(stopping.items(), world);
      } catch (Stopped e) {
        stopped = true;
      }
      // The first step that a change reports is its commit: from then on all see it.
      effect.seen(world, items);
      assertEveryReaderSees(items, world.item, world.reviews);
      settle(world.item, world.reviews);
    }
    return seen;
  }

  private MongoStore stoppingAt(int count, Set<Steps.Step> seen) {
    int[] left = {count};
    return MongoStore.open(
        config.withNode(1),
        LIMITS,
        step -> {
          seen.add(step);
          if (--left[0] == 0) {
            throw new Stopped();
          }
        });
  }

  private void assertNothingIsLeftOver(long item) {
    var document = raw.item(item);
    assertThat(document).doesNotContainKey(Fields.PENDING);
    assertThat(document.getArray(Fields.REVIEWS)).hasSizeLessThanOrEqualTo(LIMITS.most());
    long archivedTo = document.getInt64(Fields.ARCHIVED_TO).getValue();
    List<Bucket> buckets =
        raw.buckets().stream()
            .filter(bucket -> bucket.itemId() == item)
            .sorted(Comparator.comparingLong(Bucket::after))
            .toList();
    long end = 0;
    for (Bucket bucket : buckets) {
      assertThat(bucket.after()).as("buckets part the ids without a gap").isEqualTo(end);
      end = bucket.upTo();
    }
    assertThat(end).isEqualTo(archivedTo);
  }

  private void assertGone(long item, List<Review> reviews) {
    assertThat(items.findById(item, soon())).isEmpty();
    assertThatThrownBy(() -> items.reviews(item, PageRequest.first(10), soon()))
        .isInstanceOf(NotFoundException.class);
    for (Review review : reviews) {
      assertThat(items.findReview(item, review.id(), soon())).isEmpty();
    }
  }

  /** A writer that dies. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @FunctionalInterface
  private interface Write {
    void write(ItemRepository writer, World world);
  }

  @FunctionalInterface
  private interface Effect {
    void seen(World before, ItemRepository items);
  }

  /** An item with some reviews, newest first. */
  private final class World {
    final long item;
    final List<Review> reviews = new ArrayList<>();

    World(int count) {
      Item created = items.create(draft("sku " + System.nanoTime()), soon());
      item = created.id();
      for (int i = 0; i < count; i++) {
        reviews.addFirst(items.addReview(item, review(1 + i % 4), soon()));
      }
    }

    Review oldest() {
      return reviews.getLast();
    }
  }
}
