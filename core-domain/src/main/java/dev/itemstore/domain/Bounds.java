package dev.itemstore.domain;

/** The bounds of every field that a client may set: the one place that states them in code. */
public final class Bounds {
  /** Stock keeping unit. */
  public static final Constraint<String> SKU = TextConstraint.line(1, 64);

  public static final Constraint<String> TITLE = TextConstraint.line(1, 200);
  public static final Constraint<String> BRAND = TextConstraint.line(1, 100);

  /** The longest category, in code points. */
  public static final int CATEGORY_MAX_LENGTH = 100;

  public static final Constraint<String> CATEGORY = TextConstraint.line(1, CATEGORY_MAX_LENGTH);
  public static final Constraint<String> DESCRIPTION = TextConstraint.prose(10_000);

  /** Minor units. */
  public static final Constraint<Long> PRICE_AMOUNT = new RangeConstraint(0, 1_000_000_000_000L);

  public static final Constraint<String> PRICE_CURRENCY = new CurrencyConstraint();
  public static final Constraint<Long> STOCK = new RangeConstraint(0, Integer.MAX_VALUE);

  /** The number of photos of an item. */
  public static final Constraint<Long> PHOTOS = new RangeConstraint(0, 50, "photos");

  public static final Constraint<String> PHOTO_URL = new HttpUrlConstraint(2_000);
  public static final Constraint<String> PHOTO_ALT = TextConstraint.optionalLine(300);

  /** Width and height, in pixels. */
  public static final Constraint<Long> PHOTO_SIDE = new RangeConstraint(1, 20_000);

  public static final Constraint<String> AUTHOR = TextConstraint.line(1, 100);
  public static final Constraint<Long> STARS = new RangeConstraint(1, 5);
  public static final Constraint<String> REVIEW_TITLE = TextConstraint.optionalLine(200);
  public static final Constraint<String> REVIEW_BODY = TextConstraint.prose(10_000);

  private Bounds() {}
}
