package dev.itemstore.proxy.component;

/** A part of the item page, served by one upstream. */
public enum Component {
  /** The item's photos. */
  GALLERY,
  /** Title, price, stock and description: without it there is no page. */
  SUMMARY,
  /** The newest reviews. */
  REVIEWS,
  /** Other items of the same category. */
  RELATED;

  /** The name in the configuration and in {@code include}: lower case. */
  public String key() {
    return switch (this) {
      case GALLERY -> "gallery";
      case SUMMARY -> "summary";
      case REVIEWS -> "reviews";
      case RELATED -> "related";
    };
  }
}
