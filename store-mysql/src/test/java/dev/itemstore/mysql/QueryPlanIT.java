package dev.itemstore.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query reads by the index that was made for it, and sorts nothing, on every engine. */
@ParameterizedClass
@MethodSource("dev.itemstore.mysql.TestServers#engines")
final class QueryPlanIT {
  /** Query → the key by which it reads each of its tables, in order. */
  private static final Map<String, List<String>> EXPECTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ItemDao.find", List.of("i PRIMARY", "p PRIMARY")),
              Map.entry("ItemDao.lock", List.of("i PRIMARY", "p PRIMARY")),
              Map.entry("ItemDao.lockVersion", List.of("item PRIMARY")),
              Map.entry("ItemDao.exists", List.of("item PRIMARY")),
              Map.entry("ItemDao.newest", List.of("i PRIMARY", "p PRIMARY")),
              Map.entry("ItemDao.newestInCategory", List.of("i item_category", "p PRIMARY")),
              Map.entry("ItemDao.related", List.of("me PRIMARY", "i item_category", "p PRIMARY")),
              Map.entry(
                  "ItemDao.findWithParts",
                  List.of(
                      "i PRIMARY",
                      "p PRIMARY",
                      "r PRIMARY",
                      "me PRIMARY",
                      "i item_category",
                      "p PRIMARY")),
              Map.entry("ReviewDao.newest", List.of("r PRIMARY")),
              Map.entry("ReviewDao.find", List.of("r PRIMARY")),
              Map.entry("ReviewDao.lock", List.of("i PRIMARY", "r PRIMARY"))));

  private static final Map<String, String> VALUES =
      Map.of(
          ":id", "1990",
          ":reviewId", "1",
          ":itemId", "1990",
          ":before", "9007199254740991",
          ":limit", "21",
          ":reviews", "11",
          ":related", "10",
          ":category", "'c3'");

  @Parameter String engine;

  @Test
  void everyQueryUsesItsIndexWithoutSorting() throws SQLException {
    String url = TestServers.url(engine);
    try (Store store = new MySqlStoreProvider().open(StoreConfig.of(url))) {
      store.clear(Deadline.after(Duration.ofSeconds(20)));
      fill(url);

      Map<String, List<String>> actual = new TreeMap<>();
      for (Class<?> dao : List.of(ItemDao.class, ReviewDao.class)) {
        for (Method method : dao.getMethods()) {
          if (method.isAnnotationPresent(SqlQuery.class)) {
            actual.put(
                dao.getSimpleName() + "." + method.getName(),
                explain(url, method.getAnnotation(SqlQuery.class).value()));
          }
        }
      }

      assertThat(actual).isEqualTo(EXPECTED);
    }
  }

  private static List<String> explain(String url, String sql) throws SQLException {
    String literal = sql;
    for (String name :
        List.of(
            ":itemId",
            ":id",
            ":reviewId",
            ":before",
            ":limit",
            ":reviews",
            ":related",
            ":category")) {
      literal = literal.replace(name, VALUES.get(name));
    }
    List<String> plan = new ArrayList<>();
    try (Connection connection = TestServers.connect(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("EXPLAIN FORMAT=TRADITIONAL " + literal)) {
      while (row.next()) {
        if (row.getString("table") == null) {
          continue; // the SELECT around an EXISTS
        }
        String extra = row.getString("Extra");
        boolean sorts =
            extra != null && (extra.contains("filesort") || extra.contains("temporary"));
        // An index walked from end to end is no better for being one.
        boolean walks = Set.of("ALL", "index").contains(row.getString("type"));
        plan.add(
            row.getString("table")
                + " "
                + row.getString("key")
                + (sorts ? " sorted" : "")
                + (walks ? " walked" : ""));
      }
    }
    return plan;
  }

  /** 2,000 items in 20 categories, each with two photos and three reviews, without statistics. */
  private static void fill(String url) throws SQLException {
    String digits =
        "(SELECT 0 d" + " UNION SELECT %d".repeat(9).formatted(1, 2, 3, 4, 5, 6, 7, 8, 9) + ")";
    String numbers =
        "(SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d n FROM %s a, %s b, %s c, %s e WHERE e.d < 2) numbers"
            .formatted(digits, digits, digits, digits);
    for (String sql :
        Arrays.asList(
            "INSERT INTO item SELECT n, CONCAT('s', n), 't', 'b', CONCAT('c', n % 20), 'd', 1, 'EUR', 1,"
                + " 3, 9, '2026-01-01', '2026-01-01', 1 FROM "
                + numbers,
            "INSERT INTO photo SELECT n, 0, 'u', '', 1, 1 FROM " + numbers,
            "INSERT INTO photo SELECT n, 1, 'u', '', 1, 1 FROM " + numbers,
            "INSERT INTO review SELECT n, 1, 'a', 3, '', '', '2026-01-01', '2026-01-01', 1 FROM "
                + numbers,
            "INSERT INTO review SELECT n, 1990, 'a', 3, '', '', '2026-01-01', '2026-01-01', 1 FROM "
                + numbers)) {
      TestServers.execute(url, sql);
    }
  }
}
