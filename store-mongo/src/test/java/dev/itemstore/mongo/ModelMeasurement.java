package dev.itemstore.mongo;

import static dev.itemstore.mongo.Samples.soon;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.localdb.LocalServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Measures how many reviews an item's document should hold: the figures of the decision record. Run
 * its {@code main} with the test class path; the candidates take turns in one run.
 */
final class ModelMeasurement {
  private static final AtomicLong TURN = new AtomicLong();
  private static final int ITEMS = 20_000;
  private static final int CHUNK = 2_000;
  private static final int MANY = 10_000;
  private static final int ROUNDS = 12;
  private static final int PER_ROUND = 50;

  public static void main(String[] args) {
    List<Limits> candidates =
        List.of(new Limits(1, 20), new Limits(10, 20), new Limits(20, 40), new Limits(50, 100));
    List<MongoStore> stores = new ArrayList<>();
    try (LocalServer server = TestServers.start(TestServers.enginesOfOurOwn().getFirst())) {
      for (Limits limits : candidates) {
        String url = server.url() + "_" + limits.least() + "_" + limits.most();
        MongoStore store = MongoStore.open(StoreConfig.of(url), limits, Steps.UNWATCHED);
        stores.add(store);
        double seconds = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
          store.clear(soon());
          long start = System.nanoTime();
          load(store);
          seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
        }
        System.out.printf(
            "%s: %s, load %.0f items/s, item with 10 reviews %d bytes, with %d reviews %d bytes%n",
            store.engine(), limits, ITEMS / seconds, bytes(url, 10), MANY, bytes(url, ITEMS));
      }
      Map<String, List<Long>> times = new LinkedHashMap<>();
      for (int round = -2; round < ROUNDS; round++) {
        for (int i = 0; i < stores.size(); i++) {
          measure(
              stores.get(i).items(), candidates.get(i), round < 0 ? new LinkedHashMap<>() : times);
        }
      }
      times.forEach((name, nanos) -> {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
            "%-60s p50 %5d µs, mean %5.0f µs%n",
            name,
            sorted[sorted.length / 2] / 1000,
            Arrays.stream(sorted).average().orElse(0) / 1000);
      });
    } finally {
      stores.forEach(MongoStore::close);
    }
  }

  private static void measure(ItemRepository items, Limits limits, Map<String, List<Long>> times) {
    for (boolean large : new boolean[] {false, true}) {
      String name = limits + (large ? " 10,000 reviews " : " 10 reviews ");
      for (int i = 0; i < PER_ROUND; i++) {
        // Small items take turns, or they would not stay small.
        long id = large ? ITEMS : 10 * (1 + TURN.getAndIncrement() % 1_000);
        time(times, name + "find by id", () -> items.findById(id, soon()));
        time(times, name + "page", () -> items.findWithParts(id, new Parts(10, 10), soon()));
        time(
            times,
            name + "add review",
            () -> items.addReview(id, new ReviewDraft("Ada", 4, "Fine", TEXT), soon()));
      }
    }
  }

  private static void time(Map<String, List<Long>> times, String name, Runnable operation) {
    long start = System.nanoTime();
    operation.run();
    times.computeIfAbsent(name, _ -> new ArrayList<>()).add(System.nanoTime() - start);
  }

  private static void load(MongoStore store) {
    try (BulkLoad load = store.load(new Dataset(1, ITEMS, 1))) {
      for (int chunk = 0; chunk < ITEMS / CHUNK; chunk++) {
        long first = 1 + (long) chunk * CHUNK;
        load.load(
            chunk,
            LongStream.range(first, first + CHUNK).mapToObj(ModelMeasurement::sample).toList());
      }
      load.complete(_ -> {});
    }
  }

  private static int bytes(String url, long id) {
    try (RawDatabase raw = new RawDatabase(url)) {
      return new RawBsonDocument(raw.item(id), new BsonDocumentCodec()).getByteBuffer().remaining();
    }
  }

  private static final String TEXT =
      "It does what it says, and has done so every day since it came. ".repeat(3).strip();

  private static ItemWithReviews sample(long id) {
    Instant at = Instant.parse("2023-01-01T00:00:00Z");
    int count = id == ITEMS ? MANY : id % 10 == 0 ? 10 : (int) (id % 4);
    List<Review> reviews =
        IntStream.range(0, count)
            .mapToObj(k ->
                new Review(
                    1 + id * 20_000 + count - k, id, "Ada", 1 + k % 5, "Fine", TEXT, at, at, 1))
            .toList();
    ItemDraft draft =
        new ItemDraft(
            "S-" + id,
            "Brass desk lamp with a long arm",
            "Lumen",
            "Category " + id % 40,
            TEXT,
            new Price(12_900, "EUR"),
            7,
            List.of(
                new Photo("https://media.example/photos/" + id + ".jpg", "from the left", 800, 600),
                new Photo("https://media.example/photos/x" + id + ".jpg", "from above", 800, 600)));
    return new ItemWithReviews(Item.of(id, draft, Samples.summary(reviews), at, at, 1), reviews);
  }

  private ModelMeasurement() {}
}
