package dev.itemstore.gen.memory;

import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stores in memory: a database by its URL, for as long as the JVM lives. */
public final class MemoryStoreProvider implements StoreProvider {
  private static final Map<String, MemoryStore> DATABASES = new ConcurrentHashMap<>();

  /** Returns the database of a URL, to change what no command would change. */
  public static MemoryStore database(String url) {
    return DATABASES.computeIfAbsent(url, _ -> new MemoryStore());
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String urlExample() {
    return "memory:name";
  }

  @Override
  public Store open(StoreConfig config) {
    if (!config.url().startsWith("memory:")) {
      throw new IllegalArgumentException("the URL must begin with memory:");
    }
    if (config.url().equals("memory:away")) {
      throw new StoreUnavailableException("nobody answers", null);
    }
    return database(config.url());
  }
}
