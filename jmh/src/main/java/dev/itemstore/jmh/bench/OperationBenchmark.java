package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.jmh.baseline.Baseline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Times one operation in a JVM of its own, so that no other has shaped its code. {@link
 * BenchCommand} runs it, once for each {@link Cell}.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OperationBenchmark {
  private static final long SEED = 42;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** What is called, open for all threads. */
  @State(Scope.Benchmark)
  public static class Target {
    /** The name of the store. */
    @Param({})
    public String store;

    /** Where its database is. */
    @Param({})
    public String url;

    /** The id of an {@link Operation}. */
    @Param({})
    public String operation;

    /** One of {@link Route}. */
    @Param({})
    public String route;

    /** One of {@link ItemIds}. */
    @Param({})
    public String ids;

    /** The file of the {@link Workload}; empty for the standard one. */
    @Param({})
    public String workload;

    /** Other JVMs begin elsewhere in the same inputs, lest one reads what another has just read. */
    private final int start = new SplittableRandom().nextInt();

    private final Queue<Caller> callers = new ConcurrentLinkedQueue<>();
    private Operation called;
    private Inputs inputs;
    private Workload mix;
    private Store opened;
    private Baseline baseline;

    /** Opens the store, and draws what it is asked for. */
    @Setup(Level.Trial)
    public void open() {
      StoreConfig config = new BenchTarget("", store, url).config();
      opened = StoreProvider.named(store).open(config);
      Dataset dataset = opened.dataset(Deadline.after(TIMEOUT)).orElseThrow();
      called = Operation.named(operation);
      mix = workload.isEmpty() ? Workload.standard() : Workload.read(Path.of(workload));
      Set<Operation> all = called == Operation.MIXED ? mix.weights().keySet() : EnumSet.of(called);
      inputs = new Inputs(dataset, ItemIds.valueOf(ids.toUpperCase(Locale.ROOT)), SEED, all);
      baseline = Route.named(route).open(config).orElse(null);
    }

    private Caller caller(int thread) {
      ItemRepository items = baseline == null ? opened.items() : baseline.items();
      Caller caller = new Caller(items, inputs, mix.mix(), start, thread);
      callers.add(caller);
      return caller;
    }

    /** Deletes what the threads' writes made, and closes what was opened, once none calls. */
    @TearDown(Level.Trial)
    public void close() {
      callers.forEach(Caller::close);
      if (baseline != null) {
        baseline.close();
      }
      opened.close();
    }
  }

  /** A thread that calls. */
  @State(Scope.Thread)
  public static class CallingThread {
    private Operation operation;
    private Caller caller;

    /** Makes what its writes need. */
    @Setup(Level.Trial)
    public void open(Target target, ThreadParams threads) {
      operation = target.called;
      caller = target.caller(threads.getThreadIndex());
      if (!operation.isRead()) {
        caller.prepareToWrite();
      }
    }
  }

  /** A thread whose every call is prepared and undone, which is not timed. */
  @State(Scope.Thread)
  public static class PreparedCalls {

    /** Makes the next call possible. */
    @Setup(Level.Invocation)
    public void before(CallingThread thread) {
      thread.operation.before(thread.caller);
    }

    /** Undoes the last call. */
    @TearDown(Level.Invocation)
    public void after(CallingThread thread) {
      thread.operation.after(thread.caller);
    }
  }

  /** Calls once. */
  @Benchmark
  public Object call(CallingThread thread) {
    return thread.operation.call(thread.caller);
  }

  /** Calls once, with what has to be done before and after. */
  @Benchmark
  public Object prepared(PreparedCalls prepared, CallingThread thread) {
    return thread.operation.call(thread.caller);
  }
}
