package dev.itemstore.domain;

/**
 * A picture of an item, by its address.
 *
 * @param url absolute http or https with a host and no user information, at most 2,000 code points
 * @param alt the text for those who do not see it, 0–300; required, but may be empty
 * @param width 1–20,000 pixels
 * @param height 1–20,000 pixels
 */
public record Photo(String url, String alt, int width, int height) {

  /**
   * @throws InvalidValueException naming every field that is out of its bounds
   */
  public Photo {
    Violations violations = new Violations();
    violations.check("/url", Bounds.PHOTO_URL, url);
    violations.check("/alt", Bounds.PHOTO_ALT, alt);
    violations.check("/width", Bounds.PHOTO_SIDE, (long) width);
    violations.check("/height", Bounds.PHOTO_SIDE, (long) height);
    violations.throwIfAny();
  }
}
