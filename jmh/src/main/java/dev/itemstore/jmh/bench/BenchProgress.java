package dev.itemstore.jmh.bench;

import dev.itemstore.jmh.bench.BenchRun.Measured;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Says each result as it comes, and how long the rest will take. */
final class BenchProgress {
  private final int cells;
  private final Consumer<String> out;
  private final long start = System.nanoTime();
  private int done;

  /**
   * @param cells how many there are in all
   */
  BenchProgress(int cells, Consumer<String> out) {
    this.cells = cells;
    this.out = out;
  }

  /** Returns who is told the results of one target. */
  BiConsumer<Cell, Optional<Measured>> of(String target) {
    return (cell, result) -> {
      done++;
      Duration left =
          Duration.ofNanos((System.nanoTime() - start) / done).multipliedBy((long) cells - done);
      out.accept(
          "[%d/%d] %-12s %-42s %s  %d:%02d min left"
              .formatted(
                  done,
                  cells,
                  target,
                  cell,
                  result
                      .map(BenchProgress::figures)
                      .orElse("could not be measured; --verbose shows why"),
                  left.toMinutes(),
                  left.toSecondsPart()));
    };
  }

  private static String figures(Measured result) {
    return "p50 %9.3f ms  p99 %9.3f ms".formatted(result.at(0.5) / 1e3, result.at(0.99) / 1e3);
  }
}
