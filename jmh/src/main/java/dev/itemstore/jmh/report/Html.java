package dev.itemstore.jmh.report;

/** Text as HTML. */
final class Html {

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Escapes a paragraph, and sets what Markdown has as {@code `code`} and {@code **strong**}. */
  static String inline(String text) {
    return escape(text)
        .replaceAll("`([^`]*)`", "<code>$1</code>")
        .replaceAll("\\*\\*([^*]*)\\*\\*", "<strong>$1</strong>");
  }

  private Html() {}
}
