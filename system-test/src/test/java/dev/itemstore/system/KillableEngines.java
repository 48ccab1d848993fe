package dev.itemstore.system;

import dev.itemstore.domain.store.Engine;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import java.util.stream.Stream;

/** The engines of this machine whose processes are the tests' own to kill. */
final class KillableEngines {
  private KillableEngines() {}

  static Stream<LocalEngine> find() {
    return LocalEngines.stores().stream()
        .flatMap(store -> LocalEngines.find(store).stream())
        .filter(engine -> !engine.id().equals("url"));
  }

  /** Returns a server's engine as the table at the end of the build names it. */
  static Engine named(LocalServer server) {
    String[] words = server.engine().split(" ", 2);
    return new Engine(words[0], words[1]);
  }
}
