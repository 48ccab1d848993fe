package dev.itemstore.mysql;

import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One running server for each engine on this machine; they stop when the tests' JVM ends. */
final class TestServers {
  private static final List<LocalEngine> ENGINES = LocalEngines.find("mysql");
  private static final Map<String, LocalServer> RUNNING = new ConcurrentHashMap<>();

  /** Returns the ids of the engines, for tests with a parameter. */
  static List<String> engines() {
    return ENGINES.stream().map(LocalEngine::id).toList();
  }

  static String url(String engine) {
    return server(engine).url();
  }

  /** Returns the running server; a test that kills or misconfigures it mends it again. */
  static LocalServer server(String engine) {
    return RUNNING.computeIfAbsent(engine, TestServers::start);
  }

  private static LocalServer start(String engine) {
    return ENGINES.stream()
        .filter(each -> each.id().equals(engine))
        .findFirst()
        .orElseThrow()
        .start(ServerOptions.temporary());
  }

  /** Opens a connection past the store. */
  static Connection connect(String url) throws SQLException {
    return new ServerConnections(StoreConfig.of(url)).getConnection();
  }

  static void execute(String url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private TestServers() {}
}
