package dev.itemstore.gen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads this package's text resources. */
final class Wordlists {
  private Wordlists() {}

  /** Returns the lines of a resource that are neither empty nor comments. */
  static List<String> lines(String resource) {
    try (InputStream in = Wordlists.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + resource, e);
    }
  }

  /** Returns the entries of {@code a | b | c}. */
  static List<String> entries(String text) {
    return List.of(text.strip().split(" \\| ", -1));
  }
}
