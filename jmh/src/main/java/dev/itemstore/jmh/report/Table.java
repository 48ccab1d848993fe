package dev.itemstore.jmh.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in Markdown. A cell that begins with a digit is set to the right, as its column is. */
final class Table {
  private final String head;
  private final StringBuilder rows = new StringBuilder();
  private boolean[] numbers;

  Table(String... columns) {
    head = line(Stream.of(columns));
    numbers = new boolean[columns.length];
    Arrays.fill(numbers, true);
  }

  Table row(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      String cell = String.valueOf(cells[i]);
      numbers[i] &= cell.equals("–") || (!cell.isEmpty() && Character.isDigit(cell.charAt(0)));
    }
    rows.append(line(Stream.of(cells).map(String::valueOf)));
    return this;
  }

  private static String line(Stream<String> cells) {
    return cells
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  @Override
  public String toString() {
    StringBuilder rule = new StringBuilder("|");
    for (boolean number : numbers) {
      rule.append(number ? "---:|" : "---|");
    }
    return head + rule + "\n" + rows;
  }
}
