package dev.itemstore.system;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.MediaFiles;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/** A database with generated items, and the API and the page over it: all that a visitor needs. */
final class LoadedService implements AutoCloseable {
  static final int ITEMS = 2_000;

  private final LocalServer server;
  private final Store store;
  private final ServiceProcess api;
  private final ServiceProcess proxy;

  private LoadedService(LocalServer server, Store store, ServiceProcess api, ServiceProcess proxy) {
    this.server = server;
    this.store = store;
    this.api = api;
    this.proxy = proxy;
  }

  /** Starts it on the first engine of this machine, for pictures that lie where it is told. */
  static LoadedService start(String mediaBaseUrl) throws IOException {
    LocalEngine engine = KillableEngines.find().findFirst().orElseThrow();
    LocalServer server = engine.start(ServerOptions.temporary());
    Store store = StoreProvider.named(engine.store()).open(StoreConfig.of(server.url()));
    load(store, new ItemGenerator(42, new MediaFiles(mediaBaseUrl)));
    ServiceProcess api = ServiceProcess.api(engine.store(), server.url());
    ServiceProcess proxy = ServiceProcess.proxy(api, "--media-base-url", mediaBaseUrl);
    return new LoadedService(server, store, api, proxy);
  }

  private static void load(Store store, ItemGenerator generator) {
    try (BulkLoad load = store.load(new Dataset(42, ITEMS, generator.version()))) {
      List<ItemWithReviews> items =
          LongStream.rangeClosed(1, ITEMS).mapToObj(generator::item).toList();
      load.load(0, items);
      load.complete(_ -> {});
    }
  }

  Store store() {
    return store;
  }

  ServiceProcess api() {
    return api;
  }

  ServiceProcess proxy() {
    return proxy;
  }

  @Override
  public void close() {
    proxy.close();
    api.close();
    store.close();
    server.close();
  }
}
