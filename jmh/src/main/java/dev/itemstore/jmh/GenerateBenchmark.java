package dev.itemstore.jmh;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.gen.ItemGenerator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Counts how many items a second are made, each with its photos and reviews: one operation is one
 * item. No store takes part. Run it with {@code scripts/bench generate}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(2)
public class GenerateBenchmark {
  private static final long SEED = 42;

  /** The generator, one for all threads. */
  @State(Scope.Benchmark)
  public static class Source {
    private final ItemGenerator generator = new ItemGenerator(SEED);
  }

  /** Each thread's own ids, one after another. */
  @State(Scope.Thread)
  public static class Ids {
    private long next;

    /** Begins where no other thread comes by. */
    @Setup
    public void begin(ThreadParams threads) {
      next = ItemGenerator.MAX_ID / threads.getThreadCount() * threads.getThreadIndex();
    }

    private long next() {
      next = next % ItemGenerator.MAX_ID + 1;
      return next;
    }
  }

  /** Makes an item. */
  @Benchmark
  public ItemWithReviews item(Source source, Ids ids) {
    return source.generator.item(ids.next());
  }
}
