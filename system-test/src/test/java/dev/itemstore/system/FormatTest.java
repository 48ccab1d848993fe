package dev.itemstore.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source is formatted as Spotless would format it. Spotless itself checks only where Maven
 * runs on a JDK that knows the syntax of Java 25; this test runs on the build's own JDK wherever
 * Maven runs.
 */
class FormatTest {

  @Test
  void everySourceIsFormatted() throws IOException {
    try (var files = Files.walk(Sources.root())) {
      List<Path> sources = files.filter(Sources::isSource).toList();
      assertThat(sources).hasSizeGreaterThan(100);
      assertThat(sources).filteredOn(file -> !isFormatted(file)).as("run scripts/format").isEmpty();
    }
  }

  private static boolean isFormatted(Path file) {
    String source = Sources.read(file);
    try {
      return new Formatter()
          .formatSource(RemoveUnusedImports.removeUnusedImports(source))
          .equals(source);
    } catch (FormatterException e) {
      return false;
    }
  }
}
