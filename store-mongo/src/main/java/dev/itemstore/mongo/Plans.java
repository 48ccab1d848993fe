package dev.itemstore.mongo;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.FindIterable;
import dev.itemstore.domain.store.QueryPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Reads the server's plans: MongoDB's tree of stages, or PostgreSQL's of nodes. */
final class Plans {
  /** What is told of a step besides its name, in this order. */
  private static final List<String> FACTS =
      List.of(
          "indexName",
          "direction",
          "indexBounds",
          "Index Name",
          "Scan Direction",
          "Index Cond",
          "Order By",
          "Sort Key",
          "Filter");

  private Plans() {}

  static QueryPlan read(String operation, FindIterable<?> query) {
    BsonDocument answer = query.explain(BsonDocument.class, ExplainVerbosity.QUERY_PLANNER);
    List<String> lines = new ArrayList<>();
    walk(answer.getDocument("queryPlanner", answer), 0, lines);
    return new QueryPlan(operation, lines);
  }

  private static void walk(BsonValue value, int depth, List<String> lines) {
    switch (value) {
      case BsonDocument document -> {
        int inner = depth;
        for (String name : List.of("stage", "Node Type")) {
          if (document.containsKey(name)) {
            lines.add(" ".repeat(2 * depth) + line(document, name));
            inner++;
          }
        }
        for (Map.Entry<String, BsonValue> field : document.entrySet()) {
          // DocumentDB lists the indexes that it did not take, MongoDB whole plans.
          if (!field.getKey().equals("rejectedPlans")) {
            walk(field.getValue(), inner, lines);
          }
        }
      }
      case BsonArray array -> array.forEach(element -> walk(element, depth, lines));
      default -> {}
    }
  }

  private static String line(BsonDocument step, String name) {
    StringBuilder line = new StringBuilder(step.getString(name).getValue());
    for (String fact : FACTS) {
      if (step.containsKey(fact)) {
        line.append(", ").append(fact).append(' ').append(text(step.get(fact)));
      }
    }
    return line.toString();
  }

  private static String text(BsonValue value) {
    return switch (value) {
      case BsonDocument document -> document.toJson();
      case BsonValue string when string.isString() -> string.asString().getValue();
      default -> value.toString();
    };
  }
}
