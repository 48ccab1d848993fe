package dev.itemstore.mysql;

import com.mysql.cj.conf.ConnectionUrlParser;
import com.mysql.cj.jdbc.Driver;
import dev.itemstore.domain.store.StoreConfig;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens connections by the driver, each within the configured time, with the properties that this
 * store wants where the user's URL does not set them itself. Safe for use by several threads.
 */
final class ServerConnections implements DataSource {

  /** The first six as HikariCP's page on MySQL advises, the others as this store needs them. */
  private static final Map<String, String> WANTED =
      Map.ofEntries(
          // Server-side statements, prepared once a connection: parsing is paid once, and rows come
          // in the binary protocol.
          Map.entry("useServerPrepStmts", "true"),
          Map.entry("cachePrepStmts", "true"),
          Map.entry("prepStmtCacheSize", "250"),
          Map.entry("prepStmtCacheSqlLimit", "4096"),
          // No question to the server whose answer the driver knows.
          Map.entry("useLocalSessionState", "true"),
          Map.entry("cacheServerConfiguration", "true"),
          Map.entry("cacheResultSetMetadata", "true"),
          Map.entry("elideSetAutoCommits", "true"),
          Map.entry("maintainTimeStats", "false"),
          // An item's photos go in one statement.
          Map.entry("rewriteBatchedStatements", "true"),
          Map.entry("connectionTimeZone", "UTC"),
          Map.entry("forceConnectionTimeZoneToSession", "true"),
          Map.entry("tinyInt1isBit", "false"),
          Map.entry("tcpKeepAlive", "true"));

  private final Driver driver;
  private final String url;
  private final Properties properties = new Properties();
  private final boolean endsReadTimeout;
  private final int loginSeconds;

  /**
   * @throws IllegalArgumentException if the driver cannot read the URL
   */
  ServerConnections(StoreConfig config) {
    this.url = config.url();
    Set<String> set;
    try {
      this.driver = new Driver();
      ConnectionUrlParser parsed = ConnectionUrlParser.parseConnectionString(url);
      set = parsed.getHosts().isEmpty() ? Set.of() : parsed.getProperties().keySet();
    } catch (SQLException | RuntimeException e) {
      // Without the cause: its message repeats the URL, which may hold a password.
      throw new IllegalArgumentException(
          "the URL is not one that MySQL Connector/J understands: "
              + "jdbc:mysql://HOST:PORT/DATABASE?KEY=VALUE&...");
    }
    String timeout = String.valueOf(config.connectTimeout().toMillis());
    loginSeconds = Math.clamp(config.connectTimeout().toSeconds(), 1, 60);
    properties.putAll(WANTED);
    properties.put("connectTimeout", timeout);
    properties.put("socketTimeout", timeout);
    config.user().ifPresent(user -> properties.put("user", user));
    config.password().ifPresent(password -> properties.put("password", password));
    set.forEach(properties::remove);
    this.endsReadTimeout = !set.contains("socketTimeout");
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connect(properties);
  }

  /** Opens a connection that may send local data, which a loader does and nothing else may. */
  Connection getLoadConnection() throws SQLException {
    Properties load = new Properties();
    load.putAll(properties);
    load.put("allowLoadLocalInfile", "true");
    return connect(load);
  }

  private Connection connect(Properties with) throws SQLException {
    Connection connection = driver.connect(url, with);
    if (endsReadTimeout) {
      // It bounded the handshake. From here on the deadlines of operations bound every wait.
      connection.setNetworkTimeout(Runnable::run, 0);
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the configuration names the user");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  /** For so long HikariCP waits at its end for connections that it is still opening. */
  @Override
  public int getLoginTimeout() {
    return loginSeconds;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("this wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
