package dev.itemstore.mongo;

import static dev.itemstore.mongo.Samples.draft;
import static dev.itemstore.mongo.Samples.review;
import static dev.itemstore.mongo.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.StoreConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation's round trips, and the plan of each of its queries: by the intended index, in its
 * order, right after a load, when an engine has no statistics yet. The commands explained are those
 * that the store sent.
 */
@ParameterizedClass
@MethodSource("dev.itemstore.mongo.TestServers#engines")
@ExtendWith(EngineTally.class)
final class QueryPlanIT implements EngineUnderTest {
  private static final int ITEMS = 2_000;
  private static final int REVIEWS = 120;

  @Parameter String engine;
  private final List<BsonDocument> sent = new ArrayList<>();
  private MongoStore store;
  private ItemRepository items;

  @BeforeEach
  void load() {
    CommandListener listener =
        new CommandListener() {
          @Override
          public void commandStarted(CommandStartedEvent event) {
            sent.add(event.getCommand().clone());
          }
        };
    store =
        MongoStore.open(
            StoreConfig.of(TestServers.url(engine)), Limits.DEFAULT, Steps.UNWATCHED, listener);
    store.clear(soon());
    items = store.items();
    try (BulkLoad load = store.load(new Dataset(1, ITEMS, 1))) {
      load.load(0, LongStream.rangeClosed(1, ITEMS).mapToObj(QueryPlanIT::sample).toList());
      load.complete(_ -> {});
    }
    sent.clear();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public Engine engineUnderTest() {
    return store.engine();
  }

  @Test
  void anItemIsOneQueryByItsId() {
    items.findById(7, soon());
    assertCommands("find");
    assertPlans(Schema.BY_ID);
  }

  @Test
  void aPageIsTheItemsDocumentAndItsCategory() {
    var page = items.findWithParts(ITEMS, new Parts(10, 10), soon()).orElseThrow();

    assertThat(page.reviews().orElseThrow().entries()).hasSize(10);
    assertThat(page.related().orElseThrow()).hasSize(10);
    assertCommands("find", "find");
    assertPlans(Schema.BY_ID, Schema.NEWEST_IN_CATEGORY);
  }

  @Test
  void listsAreReadInTheOrderOfAnIndex() {
    var first = items.newest(PageRequest.first(20), soon());
    items.newest(PageRequest.after(first.next().orElseThrow(), 20), soon());
    assertCommands("find", "find");
    assertPlans(Schema.BY_ID);
    sent.clear();

    var lamps = items.newestInCategory("Category 3", PageRequest.first(20), soon());
    items.newestInCategory("Category 3", PageRequest.after(lamps.next().orElseThrow(), 20), soon());
    assertThat(lamps.entries()).hasSize(20);
    assertCommands("find", "find");
    assertPlans(Schema.NEWEST_IN_CATEGORY);
    sent.clear();

    items.related(7, 10, soon());
    assertCommands("find", "find");
    assertPlans(Schema.BY_ID, Schema.NEWEST_IN_CATEGORY);
  }

  @Test
  void reviewsAreFoundByTheKeysOfItemAndBucket() {
    var first = items.reviews(ITEMS, PageRequest.first(15), soon());
    assertCommands("find");
    items.reviews(ITEMS, PageRequest.after(first.next().orElseThrow(), 50), soon());
    items.findReview(ITEMS, 1_000 * ITEMS + 1, soon());
    assertCommands("find", "find", "find", "find", "find");
    assertPlans(Schema.BY_ID);
  }

  @Test
  void anAddIsOneCommandAndAChangeOfAnOldReviewIsFiveByTheirKeys() {
    items.addReview(ITEMS, review(3), soon());
    assertCommands("findAndModify");
    sent.clear();

    items.updateReview(ITEMS, 1_000 * ITEMS + 1, ExpectedVersion.any(), review(2), soon());
    assertCommands("find", "find", "findAndModify", "update", "update");
    assertPlans(Schema.BY_ID);
    sent.clear();

    items.update(7, ExpectedVersion.of(1), draft("other"), soon());
    items.delete(7, ExpectedVersion.of(2), soon());
    assertCommands("findAndModify", "delete");
  }

  private void assertCommands(String... names) {
    assertThat(sent).extracting(BsonDocument::getFirstKey).containsExactly(names);
  }

  private void assertPlans(String... indexes) {
    Set<String> used = new TreeSet<>();
    try (RawDatabase raw = new RawDatabase(TestServers.url(engine))) {
      for (BsonDocument command : sent) {
        if (!command.getFirstKey().equals("find")) {
          continue;
        }
        BsonDocument find = new BsonDocument();
        command.forEach(find::append);
        List.of("lsid", "$db", "$clusterTime", "maxTimeMS", "$readPreference")
            .forEach(find::remove);
        BsonDocument plan =
            raw.database()
                .runCommand(
                    new BsonDocument("explain", find)
                        .append("verbosity", new BsonString("queryPlanner")),
                    BsonDocument.class)
                .getDocument("queryPlanner");
        List<String> nodes = new ArrayList<>();
        walk(plan, nodes, used);
        assertThat(nodes)
            .as(plan.toJson())
            .isNotEmpty()
            .doesNotContain("COLLSCAN", "SORT", "Seq Scan", "Sort", "Incremental Sort");
      }
    }
    assertThat(used).containsExactlyInAnyOrder(indexes);
  }

  /** Collects stages and indexes, as MongoDB names them and as PostgreSQL does. */
  private static void walk(BsonValue value, List<String> nodes, Set<String> indexes) {
    switch (value) {
      case BsonDocument document -> {
        for (Map.Entry<String, BsonValue> field : document.entrySet()) {
          switch (field.getKey()) {
            case "stage", "Node Type" -> {
              String node = field.getValue().asString().getValue();
              nodes.add(node);
              if (node.equals("IDHACK") || node.startsWith("EXPRESS")) {
                indexes.add(Schema.BY_ID);
              }
            }
            case "indexName", "Index Name" -> {
              // DocumentDB lists the costs of indexes that it did not take.
              if (!document.containsKey("estimatedTotalIndexEntries")) {
                indexes.add(field.getValue().asString().getValue());
              }
            }
            case "rejectedPlans" -> {}
            default -> walk(field.getValue(), nodes, indexes);
          }
        }
      }
      case BsonArray array -> array.forEach(element -> walk(element, nodes, indexes));
      default -> {}
    }
  }

  private static ItemWithReviews sample(long id) {
    Instant at = Instant.parse("2023-01-01T00:00:00Z");
    List<Review> reviews =
        id < ITEMS
            ? List.of()
            : IntStream.rangeClosed(1, REVIEWS)
                .mapToObj(k ->
                    new Review(1_000 * id + REVIEWS + 1 - k, id, "Ada", 3, "", "Fine.", at, at, 1))
                .toList();
    ItemDraft draft =
        new ItemDraft(
            "S-" + id,
            "Lamp",
            "Lumen",
            "Category " + id % 4,
            "",
            new Price(100, "EUR"),
            1,
            List.of());
    return new ItemWithReviews(
        Item.of(id, draft, new RatingSummary(reviews.size(), 3L * reviews.size()), at, at, 1),
        reviews);
  }
}
