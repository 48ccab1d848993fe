package dev.itemstore.mongo;

import static dev.itemstore.mongo.Samples.assertEveryReaderSees;
import static dev.itemstore.mongo.Samples.draft;
import static dev.itemstore.mongo.Samples.review;
import static dev.itemstore.mongo.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.VersionConflictException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Many writers at one item whose reviews lie in many buckets. */
@ParameterizedClass
@MethodSource("dev.itemstore.mongo.TestServers#engines")
@ExtendWith(EngineTally.class)
final class BucketRacesIT implements EngineUnderTest {
  private static final Limits LIMITS = new Limits(2, 4);
  private static final int WRITERS = 8;
  private static final int STEPS = 60;

  @Parameter String engine;
  private MongoStore store;
  private MongoStore other;

  @BeforeEach
  void open() {
    StoreConfig config = StoreConfig.of(TestServers.url(engine));
    store = MongoStore.open(config, LIMITS, Steps.UNWATCHED);
    other = MongoStore.open(config.withNode(1), LIMITS, Steps.UNWATCHED);
    store.clear(soon());
  }

  @AfterEach
  void close() {
    other.close();
    store.close();
  }

  @Override
  public Engine engineUnderTest() {
    return store.engine();
  }

  @Test
  void whatManyWritersDidIsWhatIsThereAndEveryReaderSawAWholeOfIt() throws Exception {
    Item item = store.items().create(draft("L-1"), soon());
    Map<Long, Review> model = new ConcurrentHashMap<>();
    AtomicInteger conflicts = new AtomicInteger();
    AtomicInteger wholes = new AtomicInteger();
    AtomicBoolean writing = new AtomicBoolean(true);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> reader =
          threads.submit(() -> {
            while (writing.get()) {
              assertSeenWhole(store.items(), item.id());
              wholes.incrementAndGet();
            }
          });
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        ItemRepository items = (i % 2 == 0 ? store : other).items();
        Random random = new Random(i);
        writers.add(threads.submit(() -> write(items, item.id(), random, model, conflicts)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      reader.get();
    }

    assertEveryReaderSees(
        store.items(),
        item.id(),
        model.values().stream().sorted(Comparator.comparingLong(Review::id).reversed()).toList());
    assertThat(wholes.get()).isPositive();
    assertThat(conflicts.get()).as("writers did meet").isPositive();
  }

  private static void write(
      ItemRepository items,
      long item,
      Random random,
      Map<Long, Review> model,
      AtomicInteger conflicts) {
    for (int step = 0; step < STEPS; step++) {
      List<Review> known = new ArrayList<>(model.values());
      int what = random.nextInt(5);
      if (what < 2 || known.isEmpty()) {
        Review added = items.addReview(item, review(1 + random.nextInt(5)), soon());
        model.put(added.id(), added);
        continue;
      }
      Review review = known.get(random.nextInt(known.size()));
      ExpectedVersion expected = ExpectedVersion.of(review.version());
      try {
        if (what == 2) {
          items.deleteReview(item, review.id(), expected, soon());
          // The one winner of this version: nobody else will touch the model's entry.
          model.remove(review.id());
        } else {
          Review updated =
              items.updateReview(
                  item, review.id(), expected, review(1 + random.nextInt(5)), soon());
          model.put(review.id(), updated);
        }
      } catch (VersionConflictException | NotFoundException e) {
        conflicts.incrementAndGet();
      }
    }
  }

  /** As long as all reviews fit into one page, its sum is the summary read with it. */
  private static void assertSeenWhole(ItemRepository items, long item) {
    ItemWithParts seen = items.findWithParts(item, new Parts(100, 0), soon()).orElseThrow();
    var page = seen.reviews().orElseThrow();
    if (page.next().isEmpty()) {
      assertThat(seen.item().rating()).isEqualTo(Samples.summary(page.entries()));
    }
  }
}
