package dev.itemstore.jmh;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times {@link ItemRepository#findById} on a loaded store, through the same code that the API
 * calls. Run it with {@code scripts/bench --store mysql}.
 */
@BenchmarkMode({Mode.SampleTime, Mode.Throughput})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(2)
public class FindByIdBenchmark {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The store, open for all threads. */
  @State(Scope.Benchmark)
  public static class Target {
    /** The name of the store. */
    @Param({})
    public String store;

    /** Where its database is. */
    @Param({})
    public String url;

    private final AtomicLong seeds = new AtomicLong(42);
    private Store opened;
    private ItemRepository items;
    private long count;

    /** Opens the store, and says on which engine and dataset it runs. */
    @Setup(Level.Trial)
    public void open() {
      opened = StoreProvider.named(store).open(StoreConfig.of(url));
      items = opened.items();
      Dataset dataset =
          opened
              .dataset(Deadline.after(TIMEOUT))
              .orElseThrow(() ->
                  new IllegalStateException(
                      "the store holds no complete dataset: load one with scripts/load"));
      count = dataset.items();
      System.out.printf("# Engine: %s, %s%n", opened.engine(), dataset);
    }

    /** Closes the store. */
    @TearDown(Level.Trial)
    public void close() {
      opened.close();
    }
  }

  /** Each thread's own ids. */
  @State(Scope.Thread)
  public static class Ids {
    private ItemIds ids;

    /** Draws the ids. */
    @Setup(Level.Trial)
    public void draw(Target target) {
      ids = new ItemIds(target.count, target.seeds.getAndIncrement());
    }
  }

  /** Finds one item with its photos and rating summary. */
  @Benchmark
  public Optional<Item> findById(Target target, Ids ids) {
    return target.items.findById(ids.ids.next(), Deadline.after(TIMEOUT));
  }
}
