package dev.itemstore.jmh.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table in Markdown or HTML. A cell that begins with a digit is set to the right, as its column
 * is.
 */
final class Table {
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] numbers;

  Table(String... columns) {
    this.columns = List.of(columns);
    numbers = new boolean[columns.length];
    Arrays.fill(numbers, true);
  }

  Table row(Object... cells) {
    List<String> row = Stream.of(cells).map(String::valueOf).toList();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      numbers[i] &= cell.equals("–") || (!cell.isEmpty() && Character.isDigit(cell.charAt(0)));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Returns it as Markdown. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(line(columns)).append('|');
    for (boolean number : numbers) {
      text.append(number ? "---:|" : "---|");
    }
    text.append('\n');
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  String html() {
    StringBuilder text = new StringBuilder("<table>\n<thead>");
    append(text, "th", columns);
    text.append("</thead>\n<tbody>\n");
    rows.forEach(row -> append(text, "td", row));
    return text.append("</tbody>\n</table>").toString();
  }

  private void append(StringBuilder text, String tag, List<String> cells) {
    text.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      text.append(numbers[i] ? "<%s class=\"number\">".formatted(tag) : "<%s>".formatted(tag))
          .append(Html.inline(cells.get(i)))
          .append("</%s>".formatted(tag));
    }
    text.append("</tr>\n");
  }
}
