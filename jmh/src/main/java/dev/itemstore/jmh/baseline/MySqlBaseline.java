package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.StoreConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;

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

  private static final String SETTINGS =
      """
      SHOW VARIABLES WHERE Variable_name IN (
        'innodb_buffer_pool_size', 'innodb_flush_log_at_trx_commit', 'sync_binlog', 'log_bin',
        'innodb_doublewrite', 'innodb_flush_method', 'innodb_redo_log_capacity',
        'innodb_log_file_size', 'innodb_io_capacity', 'max_connections', 'performance_schema')
      """;

  private final IdGenerator ids = new IdGenerator(IdGenerator.MAX_NODE, Clock.systemUTC());
  private final Connections connections;

  MySqlBaseline(StoreConfig config) {
    Properties properties = new Properties();
    properties.putAll(FAST);
    config.user().ifPresent(user -> properties.setProperty("user", user));
    config.password().ifPresent(password -> properties.setProperty("password", password));
    connections = new Connections(config.url(), properties);
  }

  @Override
  public ItemRepository items() {
    Connection connection = connections.open();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION transaction_isolation = 'READ-COMMITTED'");
    } catch (SQLException e) {
      throw new BaselineException("the engine refused a connection's settings", e);
    }
    return new MySqlItems(connection, ids);
  }

  @Override
  public Map<String, String> settings() {
    return connections.settings(SETTINGS);
  }

  @Override
  public void close() {
    connections.close();
  }
}
