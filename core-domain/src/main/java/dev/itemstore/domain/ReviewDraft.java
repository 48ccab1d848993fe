package dev.itemstore.domain;

/**
 * The fields of a review that a client may set, within their bounds. Lengths count Unicode code
 * points.
 *
 * @param author 1–100, not blank, no leading or trailing white space
 * @param stars 1–5
 * @param title 0–200
 * @param body 0–10,000; CR, LF and tab are its only control characters
 */
public record ReviewDraft(String author, int stars, String title, String body) {

  /**
   * @throws InvalidValueException naming every field that is out of its bounds
   */
  public ReviewDraft {
    Violations violations = new Violations();
    violations.check("/author", Bounds.AUTHOR, author);
    violations.check("/stars", Bounds.STARS, (long) stars);
    violations.check("/title", Bounds.REVIEW_TITLE, title);
    violations.check("/body", Bounds.REVIEW_BODY, body);
    violations.throwIfAny();
  }
}
