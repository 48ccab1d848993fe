package dev.itemstore.domain.store;

import static dev.itemstore.domain.store.StoreFixture.draft;
import static dev.itemstore.domain.store.StoreFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Item;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Opening, closing, and what a store says of itself. */
interface OpenContract extends StoreFixture {

  @Test
  default void aStoreNamesItsEngineWithTheServersOwnVersion() {
    assertThat(store().engine().name()).isIn("MySQL", "MariaDB", "MongoDB", "DocumentDB");
    assertThat(store().engine().version()).containsPattern("\\d+\\.\\d+");
  }

  @Test
  default void aStoreTellsHowEachQueryIsAnswered() {
    items().create(draft("P-1"), soon());

    assertThat(store().plans(soon()))
        .extracting(QueryPlan::operation)
        .contains("findById", "newest", "newestInCategory", "related", "reviews");
    assertThat(store().plans(soon()))
        .allSatisfy(plan -> assertThat(plan.lines()).as(plan.operation()).isNotEmpty());
  }

  @Test
  default void anOpenStoreAnswers() {
    store().ping(soon());
  }

  @Test
  default void aStoreIsFoundByItsName() {
    assertThat(StoreProvider.all())
        .extracting(StoreProvider::name)
        .doesNotHaveDuplicates()
        .isNotEmpty();
    assertThatThrownBy(() -> StoreProvider.named("nosuch"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nosuch")
        .hasMessageContaining(StoreProvider.all().getFirst().name());
  }

  @Test
  default void openingAgainKeepsWhatIsThere() {
    Item item = items().create(draft("L-1"), soon());

    try (Store again = openAnother(config())) {
      assertThat(again.items().findById(item.id(), soon())).contains(item);
    }
  }

  @Test
  default void aClosedStoreIsUnavailable() {
    Store closed = openAnother(config());
    closed.close();

    assertThatThrownBy(() -> closed.items().findById(1, soon()))
        .isInstanceOf(StoreUnavailableException.class);
    assertThatThrownBy(() -> closed.ping(soon())).isInstanceOf(StoreUnavailableException.class);
    closed.close();
  }

  @Test
  default void aDatabaseThatIsNotThereIsUnavailableWithinTheConfiguredTime() {
    String nowhere = config().url().replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:1");
    StoreConfig config =
        new StoreConfig(
            nowhere,
            Optional.empty(),
            Optional.empty(),
            2,
            Duration.ofSeconds(2),
            0,
            Clock.systemUTC());
    long start = System.nanoTime();

    assertThat(nowhere).isNotEqualTo(config().url());
    assertThatThrownBy(() -> openAnother(config)).isInstanceOf(StoreUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  default void aUrlOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> openAnother(StoreConfig.of("ftp://127.0.0.1/itemstore")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void brokenBoundsAreRefusedByTheDatabaseWhereTheEngineCan() {
    Item item = items().create(draft("L-1"), soon());

    boolean enforces = store().capabilities().contains(Capability.ENFORCES_BOUNDS);

    assertThat(databaseAcceptsNegativeStock(item.id())).isEqualTo(!enforces);
    assertThat(items().findById(item.id(), soon()).orElseThrow().stock())
        .isEqualTo(enforces ? item.stock() : -1);
  }
}
