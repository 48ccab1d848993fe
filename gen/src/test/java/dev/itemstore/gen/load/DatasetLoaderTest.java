package dev.itemstore.gen.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.StoreUnavailableException;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.work.ProgressListener;
import dev.itemstore.gen.work.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetLoaderTest {
  private static final RetryPolicy QUICK =
      new RetryPolicy(4, Duration.ofNanos(1), Duration.ofNanos(4));

  private final ItemGenerator generator = new ItemGenerator(42);
  private final FakeLoad load = new FakeLoad();
  private final Counts counts = new Counts();

  @ParameterizedTest
  @ValueSource(longs = {1, 4_999, 5_000, 5_001, 23_456})
  void loadsEveryItemOnceInChunksOfConsecutiveIds(long items) throws Exception {
    LoadResult result = loader(items, 3).run();

    assertThat(load.ids())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, items).boxed().toList());
    load.chunks.forEach((chunk, loaded) ->
        assertThat(loaded.getFirst().item().id()).isEqualTo(chunk * (long) Chunks.CHUNK_ITEMS + 1));
    assertThat(load.completed).hasValue(1);
    assertThat(result.items()).isEqualTo(items);
    assertThat(result.reviews())
        .isEqualTo(
            load.chunks.values().stream()
                .flatMap(List::stream)
                .mapToLong(item -> item.reviews().size())
                .sum());
    assertThat(counts.loaded).hasValue((int) items);
  }

  @Test
  void goesOnWhereAnEarlierLoadStopped() throws Exception {
    load.failing = StoreUnavailableException.class;
    load.failFrom = 2;
    assertThatThrownBy(() -> loader(20_000, 1).run()).isInstanceOf(StoreUnavailableException.class);
    assertThat(load.chunks).containsOnlyKeys(0, 1);
    assertThat(load.completed).hasValue(0);

    load.failing = null;
    LoadResult result = loader(20_000, 2).run();

    assertThat(load.ids()).hasSize(20_000).doesNotHaveDuplicates();
    assertThat(result.alreadyThere()).isEqualTo(10_000);
    assertThat(result.items()).isEqualTo(10_000);
  }

  @Test
  void triesAgainWhileTheStoreIsAway() throws Exception {
    load.unavailableTimes.set(3);

    loader(5_000, 1).run();

    assertThat(load.ids()).hasSize(5_000);
    assertThat(counts.retries).hasValue(3);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    load.unavailableTimes.set(4);

    assertThatThrownBy(() -> loader(5_000, 1).run()).isInstanceOf(StoreUnavailableException.class);
    assertThat(load.completed).hasValue(0);
  }

  @Test
  void aFailureThatIsNotTheDatabasesAbsenceIsNotRetried() {
    load.failing = IllegalStateException.class;

    assertThatThrownBy(() -> loader(50_000, 3).run()).isInstanceOf(IllegalStateException.class);
    assertThat(counts.retries).hasValue(0);
    assertThat(load.completed).hasValue(0);
  }

  @Test
  void stoppedItFinishesTheChunksInHandAndBeginsNoOther() throws Exception {
    DatasetLoader loader = loader(1_000_000, 2);
    load.onLoad = loader::stop;

    assertThatThrownBy(loader::run).isInstanceOf(CancellationException.class);
    assertThat(load.chunks).hasSizeBetween(1, 2);
    assertThat(load.completed).hasValue(0);
  }

  @Test
  void stoppedItDoesNotWaitForAStoreThatIsAway() throws Exception {
    load.unavailableTimes.set(Integer.MAX_VALUE);
    RetryPolicy patient = new RetryPolicy(100, Duration.ofDays(1), Duration.ofDays(1));
    CountDownLatch retrying = new CountDownLatch(1);
    counts.onRetry = retrying::countDown;
    DatasetLoader loader =
        new DatasetLoader(
            new Chunks(100),
            ChunkSource.of(new Chunks(100), generator::item),
            load,
            2,
            patient,
            counts);
    Thread stopper =
        Thread.startVirtualThread(() -> {
          try {
            retrying.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          loader.stop();
        });

    assertThatThrownBy(loader::run).isInstanceOf(CancellationException.class);
    stopper.join();
  }

  private DatasetLoader loader(long items, int threads) {
    Chunks chunks = new Chunks(items);
    return new DatasetLoader(
        chunks, ChunkSource.of(chunks, generator::item), load, threads, QUICK, counts);
  }

  /** The contract of {@link BulkLoad} in memory, with failures on order. */
  private static final class FakeLoad implements BulkLoad {
    private final Map<Integer, List<ItemWithReviews>> chunks = new ConcurrentHashMap<>();
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger unavailableTimes = new AtomicInteger();
    private volatile Class<? extends RuntimeException> failing;
    private volatile int failFrom;
    private volatile Runnable onLoad = () -> {};

    @Override
    public boolean isLoaded(int chunk) {
      return chunks.containsKey(chunk);
    }

    @Override
    public long load(int chunk, List<ItemWithReviews> items) {
      onLoad.run();
      if (failing == IllegalStateException.class) {
        throw new IllegalStateException("broken");
      }
      if ((failing != null && chunk >= failFrom) || unavailableTimes.getAndDecrement() > 0) {
        throw new StoreUnavailableException("away", null);
      }
      assertThat(chunks.putIfAbsent(chunk, List.copyOf(items))).isNull();
      return 100L * items.size();
    }

    @Override
    public void complete(Consumer<String> step) {
      step.accept("index");
      completed.incrementAndGet();
    }

    @Override
    public void close() {}

    List<Long> ids() {
      return chunks.values().stream()
          .flatMap(List::stream)
          .map(item -> item.item().id())
          .sorted()
          .toList();
    }
  }

  private static final class Counts implements ProgressListener {
    private final AtomicInteger loaded = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private volatile Runnable onRetry = () -> {};

    @Override
    public void done(int items, long records, long bytes) {
      loaded.addAndGet(items);
    }

    @Override
    public void retrying(RuntimeException failure, Duration wait) {
      retries.incrementAndGet();
      onRetry.run();
    }
  }
}
