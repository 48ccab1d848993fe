package dev.itemstore.mysql;

import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.QueryPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Asks the server for the plans of the queries, with the newest item's values in them, and those of
 * the last review by its item's id.
 */
final class Plans {
  private static final SequencedMap<String, String> QUERIES = new LinkedHashMap<>();

  static {
    QUERIES.put("findById", ItemDao.ITEM);
    QUERIES.put("findWithParts", ItemDao.WITH_PARTS);
    QUERIES.put("newest", ItemDao.NEWEST);
    QUERIES.put("newestInCategory", ItemDao.NEWEST_IN_CATEGORY);
    QUERIES.put("related", ItemDao.RELATED);
    QUERIES.put("reviews", ReviewDao.NEWEST);
    QUERIES.put("findReview", ReviewDao.FIND);
  }

  private static final String LAST_REVIEW =
      ReviewDao.REVIEW + "FROM review r ORDER BY r.item_id DESC, r.id DESC LIMIT 1";

  /** Of the table that EXPLAIN answers with on every engine. */
  private static final List<String> COLUMNS =
      List.of("select_type", "table", "type", "key", "ref", "rows", "Extra");

  private Plans() {}

  static List<QueryPlan> ask(Handle handle) {
    Optional<PageRow> newest =
        handle
            .createQuery(ItemDao.NEWEST)
            .bind("before", Long.MAX_VALUE)
            .bind("limit", 1)
            .mapTo(PageRow.class)
            .findOne();
    Optional<Review> review = handle.createQuery(LAST_REVIEW).mapTo(Review.class).findOne();
    Map<String, Object> values = values(newest.orElse(null), review);
    return QUERIES.entrySet().stream()
        .map(query -> new QueryPlan(query.getKey(), explain(handle, query.getValue(), values)))
        .toList();
  }

  private static Map<String, Object> values(PageRow newest, Optional<Review> review) {
    long id = newest instanceof PageRow.OfSummary(var item) ? item.id() : 1;
    String category = newest instanceof PageRow.OfSummary(var item) ? item.category() : "none";
    return Map.of(
        "id",
        id,
        "itemId",
        review.map(Review::itemId).orElse(id),
        "reviewId",
        review.map(Review::id).orElse(1L),
        "before",
        Long.MAX_VALUE,
        "limit",
        21,
        "reviews",
        11,
        "related",
        10,
        "category",
        category);
  }

  private static List<String> explain(Handle handle, String sql, Map<String, Object> values) {
    return handle
        .createQuery("EXPLAIN FORMAT=TRADITIONAL " + sql)
        .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
        .bindMap(values)
        .map((row, _) -> line(row))
        .list();
  }

  private static String line(ResultSet row) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (String column : COLUMNS) {
      String value = row.getString(column);
      if (value != null) {
        parts.add(column + "=" + value);
      }
    }
    return String.join(" ", parts);
  }
}
