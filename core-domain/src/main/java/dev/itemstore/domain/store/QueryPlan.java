package dev.itemstore.domain.store;

import java.util.List;

/**
 * How an engine answers a query of the repository.
 *
 * @param operation the operation of {@link ItemRepository} whose query it is, or one of its queries
 * @param lines the plan in the engine's own words, one step a line
 */
public record QueryPlan(String operation, List<String> lines) {

  public QueryPlan {
    lines = List.copyOf(lines);
  }
}
