package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.work.StopSignal;
import dev.itemstore.jmh.baseline.Baseline;
import dev.itemstore.jmh.baseline.BaselineException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Who calls for the threads of one cell. What they need is opened for the first thread that asks;
 * whoever made this closes it, however the measurement ended.
 */
final class Callers implements AutoCloseable {
  private static final long SEED = 42;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final BenchTarget target;
  private final Cell cell;
  private final Workload workload;
  private final StopSignal stop;
  private final List<Supplier<ItemRepository>> compared = new ArrayList<>();

  /** The last opened is closed first. */
  private final Deque<Runnable> closings = new ArrayDeque<>();

  private Inputs inputs;

  Callers(BenchTarget target, Cell cell, Workload workload, StopSignal stop) {
    this.target = target;
    this.cell = cell;
    this.workload = workload;
    this.stop = stop;
  }

  Operation operation() {
    return cell.operation();
  }

  /**
   * Returns if the measurement may go on.
   *
   * @throws java.util.concurrent.CancellationException if it was stopped
   */
  void throwIfStopped() {
    stop.throwIfSet();
  }

  /** Returns who calls for a thread, in the order of the cell's routes, ready to call. */
  List<Caller> of(int thread) {
    List<Caller> callers = add(thread);
    if (!operation().isRead()) {
      callers.forEach(Caller::prepareToWrite);
    }
    return callers;
  }

  private synchronized List<Caller> add(int thread) {
    if (inputs == null) {
      open();
    }
    List<Caller> callers = new ArrayList<>();
    for (Supplier<ItemRepository> items : compared) {
      // Each begins elsewhere in the same inputs, lest one reads what another has just read.
      int start = new SplittableRandom().nextInt();
      int number = thread * compared.size() + callers.size();
      Caller caller = new Caller(items.get(), inputs, workload.mix(), start, number);
      closings.push(caller::close);
      callers.add(caller);
    }
    return callers;
  }

  private void open() {
    StoreConfig config = target.config();
    Store store = StoreProvider.named(target.store()).open(config);
    closings.push(store::close);
    for (Route route : cell.routes()) {
      Optional<Baseline> baseline = route.open(config);
      baseline.ifPresent(opened -> closings.push(opened::close));
      compared.add(
          baseline.<Supplier<ItemRepository>>map(plain -> plain::items).orElse(store::items));
    }
    Dataset dataset = store.dataset(Deadline.after(TIMEOUT)).orElseThrow();
    Set<Operation> called =
        operation() == Operation.MIXED ? workload.weights().keySet() : EnumSet.of(operation());
    inputs = new Inputs(dataset, cell.ids(), SEED, called);
  }

  /** Deletes what the writes made, and closes what was opened, once no thread calls. */
  @Override
  public synchronized void close() {
    while (!closings.isEmpty()) {
      try {
        closings.pop().run();
      } catch (StoreException | BaselineException e) {
        // What is left of a failed measurement is deleted when all is measured, or by the next.
      }
    }
  }
}
