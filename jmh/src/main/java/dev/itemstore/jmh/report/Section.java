package dev.itemstore.jmh.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a Markdown file that a program writes, between two comments; people write the rest.
 */
final class Section {
  private final String begin;
  private final String end;

  Section(String name) {
    begin = "<!-- %s: written by scripts/report; edits are lost -->\n".formatted(name);
    end = "<!-- end of %s -->\n".formatted(name);
  }

  /**
   * Replaces the part in a file; a file that is not there is made.
   *
   * @throws IOException if it cannot be read or written, or has no such part
   */
  void replaceIn(Path file, String title, String content) throws IOException {
    String all = Files.exists(file) ? Files.readString(file) : "# " + title + "\n\n" + begin + end;
    int from = all.indexOf(begin);
    int to = all.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException(
          file + " has no place for the tables: it needs the lines " + begin + end);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file, all.substring(0, from) + begin + "\n" + content + "\n" + all.substring(to));
  }
}
