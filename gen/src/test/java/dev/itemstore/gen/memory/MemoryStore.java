package dev.itemstore.gen.memory;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Capability;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.QueryPlan;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.UnsuitableEngineException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** A store in memory that can be loaded and read, with failures on order. */
public final class MemoryStore implements Store, BulkLoad {
  private final Map<Long, ItemWithReviews> items = new ConcurrentSkipListMap<>();
  private final Set<Integer> chunks = ConcurrentHashMap.newKeySet();
  private final MemoryItems repository = new MemoryItems(items);
  private volatile Optional<Dataset> dataset = Optional.empty();
  private volatile Dataset loading;
  private volatile OptionalLong freeBytes = OptionalLong.of(1L << 50);
  private volatile boolean loadFails;

  /** Replaces an item; also one that no load would make. */
  public void put(ItemWithReviews item) {
    items.put(item.item().id(), item);
  }

  /** Removes an item. */
  public void remove(long id) {
    items.remove(id);
  }

  /** Sets what is free on the disk. */
  public void freeBytes(OptionalLong bytes) {
    freeBytes = bytes;
  }

  /** Lets every load of a chunk fail at once, or none. */
  public void loadFails(boolean fails) {
    loadFails = fails;
  }

  @Override
  public MemoryItems items() {
    return repository;
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
    return items.size();
  }

  @Override
  public List<QueryPlan> plans(Deadline deadline) {
    return List.of();
  }

  @Override
  public Storage storage(Deadline deadline) {
    return new Storage(
        List.of(
            new Storage.Part("items", "", 1_000_000),
            new Storage.Part("items", "by_title", 500_000)),
        freeBytes);
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
    items.clear();
    chunks.clear();
    dataset = Optional.empty();
    loading = null;
  }

  @Override
  public boolean isLoaded(int chunk) {
    return chunks.contains(chunk);
  }

  @Override
  public long load(int chunk, List<ItemWithReviews> more) {
    if (loadFails) {
      throw new UnsuitableEngineException("loads were told to fail");
    }
    more.forEach(this::put);
    chunks.add(chunk);
    return 1_000L * more.size();
  }

  @Override
  public void complete(Consumer<String> step) {
    step.accept("index by_title");
    dataset = Optional.of(loading);
  }

  @Override
  public void close() {}
}
