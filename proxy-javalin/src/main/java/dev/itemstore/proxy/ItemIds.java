package dev.itemstore.proxy;

/** Reads item ids from paths: digits without a leading zero, below 2^53. */
final class ItemIds {
  static final long NONE = -1;

  private static final long END = 1L << 53;
  private static final int MAX_DIGITS = 16;

  private ItemIds() {}

  /** The id, or {@link #NONE} where the text is no id. */
  static long parse(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || text.charAt(0) == '0') {
      return NONE;
    }
    long id = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NONE;
      }
      id = id * 10 + (c - '0');
    }
    return id < END ? id : NONE;
  }
}
