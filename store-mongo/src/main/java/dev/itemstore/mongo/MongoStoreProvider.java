package dev.itemstore.mongo;

import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;

/** Opens stores on MongoDB 7.0 or newer, and on DocumentDB 1.x behind FerretDB 2.7. */
public final class MongoStoreProvider implements StoreProvider {

  @Override
  public String name() {
    return "mongo";
  }

  @Override
  public String urlExample() {
    return "mongodb://127.0.0.1:27017/itemstore";
  }

  @Override
  public Store open(StoreConfig config) {
    return MongoStore.open(config, Limits.DEFAULT, Steps.UNWATCHED);
  }
}
