package dev.itemstore.jmh.bench;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * One measurement of an operation.
 *
 * @param routes what is compared: these take turns
 * @param threads that call at once
 */
record Cell(Operation operation, List<Route> routes, ItemIds ids, int threads) {

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
   * each number of threads; with the fewest beside every other route.
   *
   * @param threads ascending
   */
  static List<Cell> all(
      String url, List<Operation> operations, List<Integer> threads, Extent extent) {
    List<Cell> cells = new ArrayList<>();
    // In the end, since they turn out of the cache what the others find there.
    List<Cell> cold = new ArrayList<>();
    int fewest = threads.getFirst();
    for (Operation operation : operations) {
      boolean compared = extent != Extent.OVERVIEW || operation.isRead();
      List<Route> routes = new ArrayList<>(List.of(Route.values()));
      routes.removeIf(
          route -> route != Route.REPOSITORY && !(compared && route.leadsTo(url, operation)));
      // In any order, lest one always finds what another has just read.
      Collections.shuffle(routes);
      cells.add(new Cell(operation, List.copyOf(routes), ItemIds.VISITS, fewest));
      if (extent == Extent.HOT_AND_COLD && operation.asksForOneItem()) {
        cold.add(new Cell(operation, List.of(Route.REPOSITORY), ItemIds.UNIFORM, fewest));
      }
      for (int more : threads.subList(1, threads.size())) {
        cells.add(new Cell(operation, List.of(Route.REPOSITORY), ItemIds.VISITS, more));
      }
    }
    cells.addAll(cold);
    return cells;
  }

  /** Returns the same by those of its routes that are wanted. */
  Cell by(Predicate<Route> wanted) {
    return new Cell(operation, routes.stream().filter(wanted).toList(), ids, threads);
  }

  @Override
  public String toString() {
    return "%s, %s, %d %s%s"
        .formatted(
            operation,
            routes.stream().map(Route::toString).collect(joining(" and ")),
            threads,
            threads == 1 ? "thread" : "threads",
            ids == ItemIds.UNIFORM ? ", cold" : "");
  }
}
