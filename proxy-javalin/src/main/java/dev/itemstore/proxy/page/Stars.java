package dev.itemstore.proxy.page;

/** Numbers of stars, counted in tenths. */
public final class Stars {
  private Stars() {}

  /** 46 as 4.6. */
  public static String text(int tenths) {
    return tenths / 10 + "." + tenths % 10;
  }

  /** How much of a row of five stars that is 100 wide is filled. */
  public static int width(int tenths) {
    return Math.clamp(tenths, 0, 50) * 2;
  }
}
