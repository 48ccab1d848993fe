package dev.itemstore.jmh.bench;

import dev.itemstore.jmh.bench.BenchRun.Measured;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Says each result as it comes, and how long the rest will take. */
final class BenchProgress {
  private final int measurements;
  private final Consumer<String> out;
  private int done;
  private int timed;
  private Duration time = Duration.ZERO;

  /**
   * @param measurements how many there are in all, by each route of each cell
   */
  BenchProgress(int measurements, Consumer<String> out) {
    this.measurements = measurements;
    this.out = out;
  }

  /** Returns who is told the results of one target. */
  BiConsumer<Cell, Map<Route, Measured>> of(String target) {
    return new BiConsumer<>() {
      private long last;

      @Override
      public void accept(Cell cell, Map<Route, Measured> results) {
        long now = System.nanoTime();
        done += cell.routes().size();
        if (last != 0) { // Before the first one of a target its cache was warmed.
          timed += cell.routes().size();
          time = time.plusNanos(now - last);
        }
        last = now;
        results.forEach((route, result) -> say(cell.by(route::equals), figures(result)));
        if (results.isEmpty()) {
          say(cell, "could not be measured; --verbose shows why");
        }
      }

      private void say(Cell cell, String what) {
        out.accept(
            "[%d/%d] %-12s %-48s %s%s"
                .formatted(done, measurements, target, cell, what, timed == 0 ? "" : left()));
      }
    };
  }

  private String left() {
    Duration left = time.multipliedBy((long) measurements - done).dividedBy(timed);
    return "  %d:%02d min left".formatted(left.toMinutes(), left.toSecondsPart());
  }

  private static String figures(Measured result) {
    return "p50 %9.3f ms  p99 %9.3f ms".formatted(result.at(0.5) / 1e3, result.at(0.99) / 1e3);
  }
}
