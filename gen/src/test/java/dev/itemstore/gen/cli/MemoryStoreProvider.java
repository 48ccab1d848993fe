package dev.itemstore.gen.cli;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Capability;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The loading side of a store, in memory: a database by its URL, for as long as the JVM lives. */
public final class MemoryStoreProvider implements StoreProvider {
  private static final Map<String, MemoryStore> DATABASES = new ConcurrentHashMap<>();

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
    return DATABASES.computeIfAbsent(config.url(), _ -> new MemoryStore());
  }

  private static final class MemoryStore implements Store, BulkLoad {
    private final Map<Integer, Integer> chunks = new ConcurrentHashMap<>();
    private Optional<Dataset> dataset = Optional.empty();
    private Dataset loading;

    @Override
    public ItemRepository items() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Engine engine() {
      return new Engine("Memory", "1");
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public void ping(Deadline deadline) {}

    @Override
    public Optional<Dataset> dataset(Deadline deadline) {
      return dataset;
    }

    @Override
    public long countItems(Deadline deadline) {
      return chunks.values().stream().mapToLong(Integer::longValue).sum();
    }

    @Override
    public Storage storage(Deadline deadline) {
      return new Storage(
          List.of(new Storage.Part("items", "", 1_000_000)), OptionalLong.of(5_000_000));
    }

    @Override
    public BulkLoad load(Dataset wanted) {
      if (loading != null && !loading.equals(wanted)) {
        throw new IllegalStateException("the store holds other items.");
      }
      loading = wanted;
      return this;
    }

    @Override
    public void clear(Deadline deadline) {
      chunks.clear();
      dataset = Optional.empty();
      loading = null;
    }

    @Override
    public boolean isLoaded(int chunk) {
      return chunks.containsKey(chunk);
    }

    @Override
    public long load(int chunk, List<ItemWithReviews> items) {
      chunks.put(chunk, items.size());
      return 1_000L * items.size();
    }

    @Override
    public void complete(Consumer<String> step) {
      step.accept("index by_title");
      dataset = Optional.of(loading);
    }

    @Override
    public void close() {}
  }
}
