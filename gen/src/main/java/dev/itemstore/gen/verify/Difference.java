package dev.itemstore.gen.verify;

/**
 * What is not as it should be.
 *
 * @param id of the item; 0 for the store as a whole
 * @param field such as {@code title} or {@code review 17001 stars}
 * @param expected shortened, around the first character that differs
 * @param found shortened likewise
 */
public record Difference(long id, String field, String expected, String found) {
  private static final int WIDTH = 60;
  private static final int BEFORE = 15;

  /** Makes a difference of values that may be long. */
  static Difference of(long id, String field, Object expected, Object found) {
    String wanted = expected.toString();
    String got = found.toString();
    int at = firstDifference(wanted, got);
    return new Difference(id, field, around(wanted, at), around(got, at));
  }

  @Override
  public String toString() {
    return (id == 0 ? "" : "item " + id + " ")
        + "%s: expected %s, found %s".formatted(field, expected, found);
  }

  private static int firstDifference(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String around(String text, int at) {
    int from = text.length() <= WIDTH ? 0 : Math.min(Math.max(0, at - BEFORE), text.length());
    int to = Math.min(text.length(), from + WIDTH);
    // No half of a surrogate pair at either end.
    if (from > 0 && from < text.length() && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to++;
    }
    String part = text.substring(from, to).replace("\n", "\\n").replace("\r", "\\r");
    return '"' + (from > 0 ? "…" : "") + part + (to < text.length() ? "…" : "") + '"';
  }
}
