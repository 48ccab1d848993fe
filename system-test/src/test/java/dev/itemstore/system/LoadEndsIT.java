package dev.itemstore.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import dev.itemstore.system.LoaderProcess.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How the load program ends before its time: by Ctrl-C, and without its database. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.itemstore.system.KillableEngines#find")
@ExtendWith(EngineTally.class)
class LoadEndsIT implements EngineUnderTest {
  private static final long ITEMS = 40_000;
  private static final int STOPPED = 130;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
  private static final Duration LONGEST_LOAD = Duration.ofMinutes(3);

  @Parameter LocalEngine local;

  private Engine engine;

  @Override
  public Engine engineUnderTest() {
    return engine;
  }

  @Test
  void ctrlCEndsTheLoadCleanlyAndTheSameCommandGoesOn() throws Exception {
    try (LocalServer server = local.start(ServerOptions.temporary())) {
      engine = KillableEngines.named(server);
      try (LoaderProcess stopped = load(server.url())) {
        stopped.awaitStage(Stage.DATA);
        try (Store store = open(server.url())) {
          awaitItems(store, stopped);
          stopped.interrupt();
          assertThat(stopped.awaitExit(LONGEST_STOP)).as(stopped::log).contains(STOPPED);

          assertThat(stopped.log())
              .contains("Stopped; what is loaded stays, and the same command goes on.")
              .doesNotContain("Exception", "\tat ");
          assertThat(stopped.leftFiles()).as("temporary files left").isEmpty();
          assertThat(store.countItems(soon())).isBetween(1L, ITEMS - 1);
          assertThat(store.dataset(soon())).isEmpty();
        }
      }
      try (LoaderProcess again = load(server.url());
          Store store = open(server.url())) {
        assertThat(again.awaitExit(LONGEST_LOAD)).as(again::log).contains(0);

        assertThat(again.log()).contains("items were there from before");
        assertThat(again.leftFiles()).as("temporary files left").isEmpty();
        assertThat(store.countItems(soon())).isEqualTo(ITEMS);
        assertThat(store.dataset(soon()))
            .contains(new Dataset(42, ITEMS, new ItemGenerator(42).version()));
      }
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsOneSentence() throws Exception {
    LocalServer server = local.start(ServerOptions.temporary());
    engine = KillableEngines.named(server);
    server.close();
    try (LoaderProcess vain = load(server.url())) {
      assertThat(vain.awaitExit(Duration.ofMinutes(1))).as(vain::log).contains(1);

      assertThat(vain.log().lines())
          .singleElement()
          .asString()
          .startsWith("scripts/load: the database cannot be reached")
          .endsWith("the same command goes on.");
    }
  }

  private LoaderProcess load(String url) throws IOException {
    return LoaderProcess.start(local.store(), url, ITEMS);
  }

  private Store open(String url) {
    return StoreProvider.named(local.store()).open(StoreConfig.of(url));
  }

  /** Waits until the load is in the middle: something is there, and not all. */
  private static void awaitItems(Store store, LoaderProcess loader) {
    while (store.countItems(soon()) == 0 && loader.awaitExit(Duration.ZERO).isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30));
  }
}
