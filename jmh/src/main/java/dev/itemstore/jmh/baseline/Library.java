package dev.itemstore.jmh.baseline;

import java.nio.file.Path;
import java.security.CodeSource;

/** Which version of a library is used, by its file: every library has one, and few say else. */
final class Library {

  /** Returns such as {@code mongodb-driver-sync-5.6.1} for a class of a library. */
  static String of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null
        ? "unknown"
        : Path.of(source.getLocation().getPath()).getFileName().toString().replace(".jar", "");
  }

  private Library() {}
}
