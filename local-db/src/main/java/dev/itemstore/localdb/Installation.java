package dev.itemstore.localdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What one of the {@code get-} scripts installed.
 *
 * @param folder the engine's folder
 * @param root the unpacked packages in it
 */
record Installation(Path folder, Path root) {

  /**
   * Returns a complete installation, the user's own first. One that was moved is none: its programs
   * know their path.
   */
  static Optional<Installation> find(Machine machine, String engine) {
    return machine
        .engineFolders(engine)
        .map(folder -> new Installation(folder, folder.resolve("root")))
        .filter(Installation::isComplete)
        .findFirst();
  }

  private boolean isComplete() {
    Properties facts = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("installed"))) {
      facts.load(in);
    } catch (IOException e) {
      return false;
    }
    return root.toString().equals(facts.getProperty("root"));
  }
}
