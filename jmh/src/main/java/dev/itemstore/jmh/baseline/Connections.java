package dev.itemstore.jmh.baseline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The JDBC connections of a baseline, one for each thread that asks, until all are closed. */
final class Connections implements AutoCloseable {
  private final String url;
  private final Properties properties;
  private final Queue<Connection> opened = new ConcurrentLinkedQueue<>();

  Connections(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  /**
   * @throws BaselineException if the engine cannot be reached
   */
  Connection open() {
    try {
      Connection connection = DriverManager.getConnection(url, properties);
      opened.add(connection);
      return connection;
    } catch (SQLException e) {
      throw new BaselineException("the engine cannot be reached", e);
    }
  }

  /**
   * Returns settings by name, and the driver.
   *
   * @param query whose rows are a name and a value
   */
  Map<String, String> settings(String query) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("driver", driver());
    try (Statement statement = open().createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        settings.put(row.getString(1), row.getString(2));
      }
    } catch (SQLException e) {
      throw new BaselineException("the engine's settings cannot be read", e);
    }
    return settings;
  }

  private String driver() {
    try {
      return Library.of(DriverManager.getDriver(url).getClass());
    } catch (SQLException e) {
      throw new BaselineException("there is no driver for the engine", e);
    }
  }

  void execute(String sql) {
    try (Statement statement = open().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new BaselineException("the engine refused: " + sql, e);
    }
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
