package dev.itemstore.jmh.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One measurement.
 *
 * @param threads that call at once
 */
public record Cell(Operation operation, Route route, ItemIds ids, int threads) {

  /** How much is measured. */
  enum Extent {
    /** All but what the writes are compared with. */
    OVERVIEW,

    /** All that is hot. */
    HOT,

    /** The reads of one item with ids from anywhere, too. */
    HOT_AND_COLD
  }

  /**
   * Returns what is measured of a store: every operation by the repository, as visitors ask, at
   * each number of threads; with the fewest by every other route too.
   *
   * @param threads ascending
   */
  static List<Cell> all(
      String url, List<Operation> operations, List<Integer> threads, Extent extent) {
    List<Cell> cells = new ArrayList<>();
    int fewest = threads.getFirst();
    for (Operation operation : operations) {
      // What is compared comes one after the other, lest the machine has changed between them.
      // In any order, lest one always finds what another has just read.
      List<Route> routes = new ArrayList<>(List.of(Route.values()));
      Collections.shuffle(routes);
      for (Route route : routes) {
        boolean compared = extent != Extent.OVERVIEW || operation.isRead();
        if (route == Route.REPOSITORY || (compared && route.leadsTo(url, operation))) {
          cells.add(new Cell(operation, route, ItemIds.VISITS, fewest));
        }
      }
      if (extent == Extent.HOT_AND_COLD && operation.asksForOneItem()) {
        cells.add(new Cell(operation, Route.REPOSITORY, ItemIds.UNIFORM, fewest));
      }
      for (int more : threads.subList(1, threads.size())) {
        cells.add(new Cell(operation, Route.REPOSITORY, ItemIds.VISITS, more));
      }
    }
    return cells;
  }

  @Override
  public String toString() {
    return "%s, %s, %d %s%s"
        .formatted(
            operation,
            route,
            threads,
            threads == 1 ? "thread" : "threads",
            ids == ItemIds.UNIFORM ? ", cold" : "");
  }
}
