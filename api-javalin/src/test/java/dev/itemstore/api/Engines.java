package dev.itemstore.api;

import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import dev.itemstore.service.HttpServer;
import dev.itemstore.service.HttpSettings;
import java.time.Duration;
import java.util.stream.Stream;

/** The service on every engine of this machine, one after the other. */
final class Engines {

  /** Patient: what is tested is the answers, and a busy machine's disk may be slow. */
  private static final ApiServer.Timeouts PATIENT =
      new ApiServer.Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30));

  private Engines() {}

  static Stream<LocalEngine> all() {
    return StoreProvider.all().stream()
        .flatMap(provider -> LocalEngines.find(provider.name()).stream());
  }

  /** The service on one engine. */
  static final class Service implements AutoCloseable {
    final LocalServer database;
    final Store store;
    final HttpServer server;

    Service(LocalEngine engine) {
      database = engine.start(ServerOptions.temporary());
      store = StoreProvider.named(engine.store()).open(StoreConfig.of(database.url()));
      server = ApiServer.start(HttpSettings.local(), PATIENT, store);
    }

    @Override
    public void close() {
      server.close();
      store.close();
      database.close();
    }
  }
}
