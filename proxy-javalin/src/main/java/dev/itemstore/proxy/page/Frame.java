package dev.itemstore.proxy.page;

import dev.itemstore.proxy.upstream.Photo;

/**
 * The size that a picture asks for in a page: its own, scaled down to fit a square; at least one
 * pixel each way.
 */
public record Frame(int width, int height) {

  /** Fits a photo of any size, also of none, into a square of the given side in pixels. */
  public static Frame fit(Photo photo, int side) {
    int width = photo.width();
    int height = photo.height();
    if (width <= 0 || height <= 0) {
      return new Frame(side, side);
    }
    double scale = Math.min(1, (double) side / Math.max(width, height));
    return new Frame(
        Math.max(1, (int) Math.round(width * scale)),
        Math.max(1, (int) Math.round(height * scale)));
  }
}
