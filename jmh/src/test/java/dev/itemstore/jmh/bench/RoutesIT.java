package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.jmh.baseline.Baseline;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compared does the same: every operation, by the repository and by what it is held to. */
class RoutesIT {
  private static final int ITEMS = 2_000;
  private static final int CALLS = 30;
  private static final Workload WORKLOAD = Workload.standard();

  private final ItemGenerator generator = new ItemGenerator(42);
  private final Dataset dataset = new Dataset(42, ITEMS, generator.version());

  static List<LocalEngine> engines() {
    return LocalEngines.stores().stream()
        .flatMap(store -> LocalEngines.find(store).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyRouteFindsTheSameAndLeavesTheDatasetAsItWas(LocalEngine engine) {
    try (LocalServer server = engine.start(ServerOptions.temporary());
        Store store = StoreProvider.named(engine.store()).open(StoreConfig.of(server.url()))) {
      load(store);
      try (Baseline plain = Baseline.plain(StoreConfig.of(server.url()))) {
        assertSameReads(store.items(), plain.items());
        assertThat(plain.settings()).isNotEmpty();
        for (ItemRepository items : List.of(store.items(), plain.items())) {
          assertWritesWork(store, items);
        }
      }
      server
          .sqlUrl()
          .ifPresent(url -> {
            try (Baseline sql = Baseline.sql(StoreConfig.of(server.url()), url)) {
              assertSameReads(store.items(), sql.items());
              assertThat(sql.settings()).containsEntry("fsync", "on");
            }
          });
    }
  }

  private void load(Store store) {
    try (BulkLoad load = store.load(dataset)) {
      load.load(0, LongStream.rangeClosed(1, ITEMS).mapToObj(generator::item).toList());
      load.complete(_ -> {});
    }
  }

  private void assertSameReads(ItemRepository repository, ItemRepository other) {
    Inputs inputs = new Inputs(dataset, ItemIds.UNIFORM, 7, EnumSet.allOf(Operation.class));
    for (Operation operation : Operation.values()) {
      if (!operation.isRead()) {
        continue;
      }
      Caller by = new Caller(repository, inputs, WORKLOAD.mix(), 0, 0);
      Caller than = new Caller(other, inputs, WORKLOAD.mix(), 0, 0);
      for (int i = 0; i < CALLS; i++) {
        assertThat(operation.call(than)).as(operation.id()).isEqualTo(operation.call(by));
      }
    }
  }

  private void assertWritesWork(Store store, ItemRepository items) {
    Inputs inputs = new Inputs(dataset, ItemIds.VISITS, 7, EnumSet.allOf(Operation.class));
    try (Caller caller = new Caller(items, inputs, WORKLOAD.mix(), 0, 1)) {
      caller.prepareToWrite();
      for (Operation operation : Operation.values()) {
        if (operation.isRead() || operation == Operation.MIXED) {
          continue;
        }
        long before = store.countItems(soon());
        for (int i = 0; i < CALLS; i++) {
          operation.before(caller);
          assertThat(operation.call(caller)).isNotNull();
          operation.after(caller);
        }
        assertThat(store.countItems(soon())).as("items after " + operation).isEqualTo(before);
      }
      for (int i = 0; i < WORKLOAD.mix().size(); i++) {
        assertThat(Operation.MIXED.call(caller)).isNotNull();
      }
    }
    assertThat(store.countItems(soon())).isEqualTo(ITEMS);
    Stream.of(1L, (long) ITEMS)
        .forEach(id ->
            assertThat(store.items().findById(id, soon())).contains(generator.item(id).item()));
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30));
  }
}
