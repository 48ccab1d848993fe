package dev.itemstore.proxy.page;

import java.util.List;

/** Cuts texts to the shape that a page needs. */
public final class Prose {
  private Prose() {}

  /** The lines that hold more than white space, each to be a paragraph. */
  public static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * At most so many code points of the text on one line, with an ellipsis where something was cut
   * off.
   */
  public static String excerpt(String text, int codePoints) {
    String line = String.join(" ", paragraphs(text));
    if (line.codePointCount(0, line.length()) <= codePoints) {
      return line;
    }
    String cut = line.substring(0, line.offsetByCodePoints(0, codePoints - 1));
    int lastSpace = cut.lastIndexOf(' ');
    return (lastSpace > cut.length() / 2 ? cut.substring(0, lastSpace) : cut) + "…";
  }
}
