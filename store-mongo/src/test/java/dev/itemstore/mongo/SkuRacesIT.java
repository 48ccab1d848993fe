package dev.itemstore.mongo;

import static dev.itemstore.mongo.Samples.draft;
import static dev.itemstore.mongo.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.store.DuplicateException;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.StoreConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writers of two services that want one sku at once: DocumentDB lets them deadlock, and still each
 * must hear that the sku is his or taken.
 */
@ParameterizedClass
@MethodSource("dev.itemstore.mongo.TestServers#engines")
@ExtendWith(EngineTally.class)
final class SkuRacesIT implements EngineUnderTest {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 10;

  @Parameter String engine;
  private MongoStore one;
  private MongoStore other;

  @BeforeEach
  void open() {
    StoreConfig config = StoreConfig.of(TestServers.url(engine));
    one = MongoStore.open(config, Limits.DEFAULT, Steps.UNWATCHED);
    other = MongoStore.open(config.withNode(1), Limits.DEFAULT, Steps.UNWATCHED);
    one.clear(soon());
  }

  @AfterEach
  void close() {
    other.close();
    one.close();
  }

  @Override
  public Engine engineUnderTest() {
    return one.engine();
  }

  @Test
  void ofManyCreatedItemsOneHasTheSku() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String sku = "S-" + round;
      assertOneWinner(race(writer -> items(writer).create(draft(sku), soon())));
    }
  }

  @Test
  void ofManyUpdatedItemsOneGetsTheSku() throws Exception {
    List<Item> all =
        IntStream.range(0, WRITERS)
            .mapToObj(i -> one.items().create(draft("I-" + i), soon()))
            .toList();
    for (int round = 0; round < ROUNDS; round++) {
      String sku = "S-" + round;
      assertOneWinner(
          race(writer ->
              items(writer)
                  .update(all.get(writer).id(), ExpectedVersion.any(), draft(sku), soon())));
    }
  }

  private static void assertOneWinner(List<Object> outcomes) {
    assertThat(outcomes).filteredOn(Item.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(DuplicateException.class::isInstance).hasSize(WRITERS - 1);
  }

  private ItemRepository items(int writer) {
    return (writer % 2 == 0 ? one : other).items();
  }

  private static List<Object> race(Writer writer) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        tasks.add(() -> writer.write(number));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> done : threads.invokeAll(tasks)) {
        try {
          outcomes.add(done.get());
        } catch (ExecutionException e) {
          outcomes.add(e.getCause());
        }
      }
      return outcomes;
    }
  }

  @FunctionalInterface
  private interface Writer {
    Item write(int writer);
  }
}
