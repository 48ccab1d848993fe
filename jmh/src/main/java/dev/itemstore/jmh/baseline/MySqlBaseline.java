package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.StoreConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Plain JDBC, set up as the driver's page advises for speed. */
final class MySqlBaseline implements Baseline {
  private static final Map<String, String> FAST =
      Map.ofEntries(
          Map.entry("useServerPrepStmts", "true"),
          Map.entry("cachePrepStmts", "true"),
          Map.entry("prepStmtCacheSize", "250"),
          Map.entry("prepStmtCacheSqlLimit", "4096"),
          Map.entry("useLocalSessionState", "true"),
          Map.entry("cacheServerConfiguration", "true"),
          Map.entry("cacheResultSetMetadata", "true"),
          Map.entry("elideSetAutoCommits", "true"),
          Map.entry("maintainTimeStats", "false"),
          Map.entry("rewriteBatchedStatements", "true"),
          Map.entry("connectionTimeZone", "UTC"),
          Map.entry("forceConnectionTimeZoneToSession", "true"));

  private static final List<String> SETTINGS =
      List.of(
          "innodb_buffer_pool_size",
          "innodb_flush_log_at_trx_commit",
          "sync_binlog",
          "log_bin",
          "innodb_doublewrite",
          "innodb_flush_method",
          "innodb_redo_log_capacity",
          "innodb_log_file_size",
          "innodb_io_capacity",
          "max_connections",
          "performance_schema");

  private final StoreConfig config;
  private final Properties properties = new Properties();
  private final IdGenerator ids = new IdGenerator(IdGenerator.MAX_NODE, Clock.systemUTC());
  private final Queue<Connection> opened = new ConcurrentLinkedQueue<>();

  MySqlBaseline(StoreConfig config) {
    this.config = config;
    properties.putAll(FAST);
    config.user().ifPresent(user -> properties.setProperty("user", user));
    config.password().ifPresent(password -> properties.setProperty("password", password));
  }

  @Override
  public ItemRepository items() {
    return new MySqlItems(connect(), ids);
  }

  private Connection connect() {
    try {
      Connection connection = DriverManager.getConnection(config.url(), properties);
      opened.add(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET SESSION transaction_isolation = 'READ-COMMITTED'");
      }
      return connection;
    } catch (SQLException e) {
      throw new BaselineException("the engine cannot be reached", e);
    }
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Statement statement = connect().createStatement()) {
      for (String name : SETTINGS) {
        try (ResultSet row = statement.executeQuery("SHOW VARIABLES LIKE '" + name + "'")) {
          if (row.next()) {
            settings.put(name, row.getString(2));
          }
        }
      }
    } catch (SQLException e) {
      throw new BaselineException("the engine's settings cannot be read", e);
    }
    return settings;
  }

  @Override
  public void close() {
    for (Connection connection : opened) {
      try {
        connection.close();
      } catch (SQLException e) {
        // It is closed already.
      }
    }
  }
}
