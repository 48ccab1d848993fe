package dev.itemstore.localdb;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one server runs.
 *
 * @param folder its own folder
 * @param data the server's data, in that folder
 * @param port for clients, on 127.0.0.1
 * @param innerPorts for its own processes
 * @param memory bytes for its cache
 */
record ServerPlace(Path folder, Path data, int port, List<Integer> innerPorts, long memory) {

  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  int innerPort() {
    return innerPorts.getFirst();
  }

  String mebibytes() {
    return Long.toString(memory / (1024 * 1024));
  }
}
