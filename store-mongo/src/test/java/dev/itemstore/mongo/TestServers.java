package dev.itemstore.mongo;

import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One running server for each engine on this machine; they stop when the tests' JVM ends. */
final class TestServers {
  private static final List<LocalEngine> ENGINES = LocalEngines.find("mongo");
  private static final Map<String, LocalServer> RUNNING = new ConcurrentHashMap<>();

  /** Returns the ids of the engines, for tests with a parameter. */
  static List<String> engines() {
    return ENGINES.stream().map(LocalEngine::id).toList();
  }

  /** Returns the ids of the engines whose processes a test may kill. */
  static List<String> enginesOfOurOwn() {
    return engines().stream().filter(id -> !id.equals("url")).toList();
  }

  static String url(String engine) {
    return RUNNING.computeIfAbsent(engine, TestServers::start).url();
  }

  /** Starts a server that a test may kill; the test closes it. */
  static LocalServer start(String engine) {
    return ENGINES.stream()
        .filter(each -> each.id().equals(engine))
        .findFirst()
        .orElseThrow()
        .start(ServerOptions.temporary());
  }

  private TestServers() {}
}
