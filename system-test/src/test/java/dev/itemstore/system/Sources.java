package dev.itemstore.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's own source files. */
final class Sources {
  private Sources() {}

  /** Returns the folder of the whole project; a test runs in its module's. */
  static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  static boolean isSource(Path file) {
    String path = file.toString();
    return path.endsWith(".java") && path.contains("/src/") && !path.contains("/target/");
  }

  static boolean isMainSource(Path file) {
    return isSource(file) && file.toString().contains("/src/main/");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
