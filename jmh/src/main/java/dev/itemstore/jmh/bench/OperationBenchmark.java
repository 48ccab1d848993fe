package dev.itemstore.jmh.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/** Times one operation. {@link Bench} runs it, once for each {@link Cell}. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OperationBenchmark {
  /**
   * Who calls in the run that comes. Not a state of JMH's, which in one JVM outlives a run that
   * failed and is then the next one's.
   */
  private static volatile Callers callers;

  static void callBy(Callers next) {
    callers = next;
  }

  /** A thread that calls. */
  @State(Scope.Thread)
  public static class CallingThread {
    private Callers all;
    private List<Caller> own;
    private Operation operation;
    private int turn;
    private Caller caller;

    /** Makes what its calls need. */
    @Setup(Level.Trial)
    public void open(ThreadParams threads) {
      all = callers;
      operation = all.operation();
      own = all.of(threads.getThreadIndex());
    }

    /** Gives the turn to the next route. */
    @Setup(Level.Iteration)
    public void takeTurns() {
      all.throwIfStopped();
      caller = own.get(turn++ % own.size());
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
