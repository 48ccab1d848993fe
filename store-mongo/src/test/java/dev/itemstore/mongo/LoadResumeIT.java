package dev.itemstore.mongo;

import static dev.itemstore.mongo.Samples.draft;
import static dev.itemstore.mongo.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.domain.store.StoreConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A load that dies in the middle of a chunk, and the indexes around a load. */
@ParameterizedClass
@MethodSource("dev.itemstore.mongo.TestServers#engines")
@ExtendWith(EngineTally.class)
final class LoadResumeIT implements EngineUnderTest {
  private static final Dataset DATASET = new Dataset(7, 20, 1);

  @Parameter String engine;
  private StoreConfig config;
  private MongoStore store;
  private RawDatabase raw;

  @BeforeEach
  void open() {
    config = StoreConfig.of(TestServers.url(engine));
    store = openStore();
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
  void aChunkOfWhichAPartIsThereBecomesWhole() {
    try (BulkLoad load = store.load(DATASET)) {
      load.load(0, samples());
    }
    // As if the load had died before it recorded the chunk, with some of its documents written.
    raw.collection(Collections.LOAD_CHUNKS).deleteMany(new BsonDocument());
    raw.collection(Collections.ITEMS).deleteMany(Filters.gt(Fields.ID, 11L));
    raw.collection(Collections.BUCKETS).deleteMany(Filters.lt(Fields.ID, BucketKey.first(5)));

    try (MongoStore again = openStore();
        BulkLoad load = again.load(DATASET)) {
      assertThat(load.isLoaded(0)).isFalse();
      load.load(0, samples());
      load.complete(_ -> {});
    }

    for (ItemWithReviews expected : samples()) {
      long id = expected.item().id();
      assertThat(store.items().findById(id, soon())).contains(expected.item());
      Samples.assertEveryReaderSees(store.items(), id, expected.reviews());
    }
    assertThat(raw.collection(Collections.ITEMS).countDocuments()).isEqualTo(20);
  }

  @Test
  void aStoreWhoseClearingWasCutOffIsNoLoadedOneAndTakesNoLoad() {
    for (int dropped = 1; dropped < Schema.CLEARING_ORDER.size(); dropped++) {
      try (BulkLoad load = store.load(DATASET)) {
        load.load(0, samples());
        load.complete(_ -> {});
      }
      // As if it had died there.
      Schema.CLEARING_ORDER
          .subList(0, dropped)
          .forEach(collection -> raw.collection(collection).drop());

      assertThat(store.dataset(soon())).as("%d dropped", dropped).isEmpty();
      assertThatThrownBy(() -> store.load(DATASET))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("clear it first");
      store.clear(soon());
    }
  }

  @Test
  void theIndexesComeAfterTheDataThoughAStoreIsOpenedMeanwhile() {
    try (BulkLoad load = store.load(DATASET)) {
      load.load(0, samples());
      openStore().close();
      assertThat(indexes()).containsExactly(Schema.BY_ID);

      load.complete(_ -> {});
    }
    assertThat(indexes())
        .containsExactlyInAnyOrder(Schema.BY_ID, Schema.NEWEST_IN_CATEGORY, Schema.UNIQUE_SKU);
  }

  private MongoStore openStore() {
    return MongoStore.open(config, new Limits(2, 4), Steps.UNWATCHED);
  }

  private List<String> indexes() {
    List<String> names = new ArrayList<>();
    raw.collection(Collections.ITEMS)
        .listIndexes(BsonDocument.class)
        .forEach(index -> names.add(index.getString("name").getValue()));
    return names;
  }

  private static List<ItemWithReviews> samples() {
    return LongStream.rangeClosed(1, DATASET.items()).mapToObj(LoadResumeIT::sample).toList();
  }

  /** From no review to nineteen: from no bucket to several, full and not. */
  private static ItemWithReviews sample(long id) {
    Instant at = Instant.parse("2023-01-01T00:00:00Z");
    int count = (int) id - 1;
    List<Review> reviews =
        IntStream.range(0, count)
            .mapToObj(
                k -> new Review(100 * id + count - k, id, "Ada", 1 + k % 5, "", "", at, at, 1))
            .toList();
    return new ItemWithReviews(
        Item.of(id, draft("S-" + id), Samples.summary(reviews), at, at, 1), reviews);
  }
}
