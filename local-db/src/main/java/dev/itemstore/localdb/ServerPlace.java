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

  /** The cache for data pages. */
  long mebibytes() {
    return memory / (1024 * 1024);
  }

  /**
   * The log of changes that are not in the data files yet: half as large as the cache that holds
   * them. With a small one, a bulk load waits for pages to be written that it changes again.
   */
  long logMebibytes() {
    return Math.clamp(mebibytes() / 2, 128, 4096);
  }
}
