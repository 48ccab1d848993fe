package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.StoreConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The PostgreSQL behind FerretDB, asked by the functions that FerretDB asks it by: what is left of
 * an operation without the gateway.
 */
final class SqlBaseline implements Baseline {
  private static final List<String> SETTINGS =
      List.of(
          "shared_buffers",
          "fsync",
          "synchronous_commit",
          "full_page_writes",
          "wal_sync_method",
          "max_wal_size",
          "maintenance_work_mem",
          "default_toast_compression",
          "max_connections",
          "jit");

  private final String database;
  private final String url;
  private final Queue<Connection> opened = new ConcurrentLinkedQueue<>();

  SqlBaseline(StoreConfig config, String url) {
    database = MongoBaseline.database(config);
    this.url = url;
  }

  @Override
  public ItemRepository items() {
    return new SqlItems(connect(), database);
  }

  private Connection connect() {
    try {
      Connection connection = DriverManager.getConnection(url);
      opened.add(connection);
      return connection;
    } catch (SQLException e) {
      throw new BaselineException("the PostgreSQL behind FerretDB cannot be reached", e);
    }
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Statement statement = connect().createStatement()) {
      for (String name : SETTINGS) {
        try (ResultSet row = statement.executeQuery("SHOW " + name)) {
          row.next();
          settings.put(name, row.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new BaselineException("the settings of PostgreSQL cannot be read", e);
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
