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

  /**
   * Returns what is measured of a store: every operation by the repository, as visitors ask, at
   * each number of threads; with one thread by the engine's plain driver too, and cold: with ids
   * from anywhere.
   *
   * @param cold whether to measure the reads of one item with ids from anywhere too
   */
  static List<Cell> all(
      String url, List<Operation> operations, List<Integer> threads, boolean cold) {
    List<Cell> cells = new ArrayList<>();
    int fewest = threads.getFirst();
    for (Operation operation : operations) {
      // What is compared comes one after the other, lest the machine has changed between them.
      // In any order, lest one always finds what another has just read.
      List<Route> routes = new ArrayList<>(List.of(Route.values()));
      Collections.shuffle(routes);
      for (Route route : routes) {
        if (route.leadsTo(url, operation)) {
          cells.add(new Cell(operation, route, ItemIds.VISITS, fewest));
        }
      }
      if (cold && operation.asksForOneItem()) {
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
