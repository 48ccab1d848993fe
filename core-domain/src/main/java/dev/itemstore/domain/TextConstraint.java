package dev.itemstore.domain;

import java.util.Optional;

/**
 * A text's bounds, in Unicode code points. Control characters (category Cc) and lone surrogates are
 * refused everywhere.
 *
 * @param trimmed refuses a blank text and leading or trailing white space (Unicode's property
 *     White_Space)
 * @param multiline admits CR, LF and tab
 */
record TextConstraint(int min, int max, boolean trimmed, boolean multiline)
    implements Constraint<String> {

  /** A single line that names something: not blank, nothing around it. */
  static TextConstraint line(int min, int max) {
    return new TextConstraint(min, max, true, false);
  }

  /** A single line that may be empty. */
  static TextConstraint optionalLine(int max) {
    return new TextConstraint(0, max, false, false);
  }

  /** Text of several lines that may be empty. */
  static TextConstraint prose(int max) {
    return new TextConstraint(0, max, false, true);
  }

  @Override
  public Optional<String> complaint(String value) {
    int length = value.codePointCount(0, value.length());
    if (length < min || length > max) {
      return Optional.of(
          min == 0
              ? "must have at most %d characters".formatted(max)
              : "must have %d to %d characters".formatted(min, max));
    }
    if (trimmed
        && (isWhiteSpace(value.codePointAt(0))
            || isWhiteSpace(value.codePointBefore(value.length())))) {
      return Optional.of("must not be blank or have white space around it");
    }
    if (hasForbidden(value, multiline)) {
      return Optional.of(
          multiline
              ? "must not hold control characters other than CR, LF and tab, nor lone surrogates"
              : "must not hold control characters or lone surrogates");
    }
    return Optional.empty();
  }

  /**
   * Tells whether a text holds a lone surrogate, or a control character other than those of several
   * lines where admitted.
   */
  static boolean hasForbidden(String value, boolean multiline) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ') {
        if (!multiline || (c != '\n' && c != '\r' && c != '\t')) {
          return true;
        }
      } else if (c >= '\u007f' && c <= '\u009f') {
        return true;
      } else if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /**
   * Tells whether a code point has Unicode's property White_Space, which is neither {@link
   * Character#isWhitespace} (it leaves out the no-break spaces) nor {@link Character#isSpaceChar}
   * (it leaves out tab and its kin).
   */
  private static boolean isWhiteSpace(int codePoint) {
    return Character.isSpaceChar(codePoint)
        || (codePoint >= '\t' && codePoint <= '\r')
        || codePoint == '\u0085';
  }
}
