package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.jmh.baseline.Baseline;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
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
              assertThat(vacuums(url)).isZero();
              sql.tidy();
              assertThat(vacuums(url)).isPositive();
            }
          });
    }
  }

  private static long vacuums(String url) {
    String sql =
        "SELECT sum(vacuum_count) FROM pg_stat_user_tables WHERE schemaname = 'documentdb_data'";
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
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
    long noItem = ITEMS + 1;
    for (ItemRepository items : List.of(repository, other)) {
      assertThatThrownBy(() -> items.reviews(noItem, PageRequest.first(20), soon()))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> items.related(noItem, 10, soon()))
          .isInstanceOf(NotFoundException.class);
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
          assertWritten(store, operation.call(caller));
          operation.after(caller);
        }
        assertThat(store.countItems(soon())).as("items after " + operation).isEqualTo(before);
        assertThat(store.items().findById(caller.ownItem(), soon()).orElseThrow().rating().count())
            .as("reviews of an item after " + operation)
            .isEqualTo(1);
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

  /** What a write returns is what is there. */
  private static void assertWritten(Store store, Object returned) {
    switch (returned) {
      case Item item -> assertThat(store.items().findById(item.id(), soon())).contains(item);
      case Review review ->
          assertThat(store.items().findReview(review.itemId(), review.id(), soon()))
              .contains(review);
      default -> assertThat(returned).isNotNull();
    }
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30));
  }
}
