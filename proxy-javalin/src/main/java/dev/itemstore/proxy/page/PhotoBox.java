package dev.itemstore.proxy.page;

import static java.util.stream.Collectors.joining;

import dev.itemstore.proxy.upstream.Photo;
import java.util.List;

/**
 * The boxes that the stylesheet gives photos, told to a browser by {@code sizes}: before it has the
 * stylesheet it chooses the file that fits.
 */
public enum PhotoBox {
  /** The large photo of an item: the whole of it in a box of 5:4. */
  GALLERY(
      5 / 4.0,
      false,
      new Width("(min-width: 80rem)", 667, "px"),
      new Width("(min-width: 56rem)", 52, "vw"),
      new Width("", 92, "vw")),

  /** The small square links below it. */
  THUMB(1, true, new Width("", 72, "px")),

  /** A card of a list: two to four beside each other. */
  CARD(
      1,
      true,
      new Width("(min-width: 80rem)", 282, "px"),
      new Width("(min-width: 40rem)", 320, "px"),
      new Width("", 44, "vw")),

  /** A card of the related items: two to five beside each other. */
  RELATED(
      1,
      true,
      new Width("(min-width: 80rem)", 221, "px"),
      new Width("(min-width: 40rem)", 250, "px"),
      new Width("", 44, "vw"));

  private final double shape;
  private final boolean covered;

  @SuppressWarnings("ImmutableEnumChecker") // A list that nothing changes, of records.
  private final List<Width> widths;

  /**
   * @param shape width by height
   * @param covered whether the photo is cut to fill the box, or else shown whole within it
   * @param widths the box's width by the window's; the first that applies
   */
  PhotoBox(double shape, boolean covered, Width... widths) {
    this.shape = shape;
    this.covered = covered;
    this.widths = List.of(widths);
  }

  private record Width(String condition, double amount, String unit) {
    String times(double factor) {
      return (condition + " " + Math.round(amount * factor) + unit).strip();
    }
  }

  /** Returns the width that a photo is drawn with, as {@code sizes} states it. */
  public String sizes(Photo photo) {
    double factor = factor(photo);
    return widths.stream().map(width -> width.times(factor)).collect(joining(", "));
  }

  /** Returns the width that a photo is drawn with as a multiple of the box's. */
  private double factor(Photo photo) {
    if (photo.width() <= 0 || photo.height() <= 0) {
      return 1;
    }
    double byHeight = (double) photo.width() / photo.height() / shape;
    return covered ? Math.max(1, byHeight) : Math.min(1, byHeight);
  }
}
