package dev.itemstore.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import dev.itemstore.system.LoaderProcess.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A load whose database does not come back. On one engine alone, because the loader tries for forty
 * seconds: the last one, which is where a part of the engine may live on and answer for the dead
 * one.
 */
@ExtendWith(EngineTally.class)
class LostDatabaseIT implements EngineUnderTest {
  private static final long ITEMS = 40_000;

  /** The waits between the attempts are forty seconds, and each attempt takes its time to fail. */
  private static final Duration LONGEST_RETRIES = Duration.ofMinutes(3);

  private final LocalEngine local =
      KillableEngines.find().reduce((_, later) -> later).orElseThrow();

  private Engine engine;

  @Override
  public Engine engineUnderTest() {
    return engine;
  }

  @Test
  void theLoadGivesUpWithASentenceAndGoesOnOnceTheDatabaseIsBack() throws Exception {
    try (LocalServer server = local.start(ServerOptions.temporary())) {
      engine = KillableEngines.named(server);
      try (LoaderProcess loader = LoaderProcess.start(local.store(), server.url(), ITEMS)) {
        loader.awaitStage(Stage.DATA);
        server.processes().getFirst().kill();

        assertThat(loader.awaitExit(LONGEST_RETRIES)).as(loader::log).contains(1);

        assertThat(loader.log())
            .contains("The database is away (")
            .doesNotContain("Exception", "\tat ");
        assertThat(loader.log().lines().reduce((_, last) -> last).orElseThrow())
            .startsWith("scripts/load: the database ")
            .endsWith(
                ". What is loaded stays; once the database is well, the same command goes on.");
      }
      server.restart();
      try (LoaderProcess again = LoaderProcess.start(local.store(), server.url(), ITEMS)) {
        assertThat(again.awaitExit(LONGEST_RETRIES)).as(again::log).contains(0);
      }
    }
  }
}
