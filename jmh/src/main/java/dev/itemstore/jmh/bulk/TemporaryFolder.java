package dev.itemstore.jmh.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is gone with all that is in it once this is closed, or the JVM ends by any means
 * that lets it (a SIGKILL does not).
 */
final class TemporaryFolder implements AutoCloseable {
  /** Others may still write while the JVM ends. */
  private static final int ATTEMPTS = 20;

  private final Path path;
  private final Thread hook = new Thread(this::delete, "delete-files");

  /**
   * @throws IOException if it cannot be made there
   */
  TemporaryFolder(Path parent) throws IOException {
    Files.createDirectories(parent);
    path = Files.createTempDirectory(parent, "itemstore-bulk-");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is on its way out already.
    }
  }

  private void delete() {
    for (int attempt = 1; Files.exists(path); attempt++) {
      try (Stream<Path> all = Files.walk(path)) {
        List<Path> deepestFirst = all.sorted((a, b) -> b.compareTo(a)).toList();
        for (Path each : deepestFirst) {
          Files.deleteIfExists(each);
        }
      } catch (IOException | UncheckedIOException e) {
        if (attempt >= ATTEMPTS) {
          System.err.println("These files are left, delete them yourself: " + path);
          return;
        }
      }
    }
  }
}
