package dev.itemstore.mysql;

import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens the store on MySQL 8.4 or newer and on MariaDB 11.4 or newer. */
public final class MySqlStoreProvider implements StoreProvider {

  @Override
  public String name() {
    return "mysql";
  }

  @Override
  public String urlExample() {
    return "jdbc:mysql://127.0.0.1:3306/itemstore?user=itemstore";
  }

  @Override
  public Store open(StoreConfig config) {
    if (!config.url().startsWith("jdbc:mysql:")) {
      // The URL itself may hold a password, so it is not repeated.
      throw new IllegalArgumentException(
          "the MySQL store takes a URL that begins with jdbc:mysql:, such as " + urlExample());
    }
    ServerConnections connections = new ServerConnections(config);
    ServerStatus status = status(connections);
    status.requireSuitable();
    Schema.migrate(connections, status.exactCollation());
    return new MySqlStore(config, connections, status.engine());
  }

  private static ServerStatus status(ServerConnections connections) {
    try (Connection connection = connections.getConnection()) {
      return ServerStatus.read(connection);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
