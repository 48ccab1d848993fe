package dev.itemstore.gen;

import dev.itemstore.domain.Bounds;
import dev.itemstore.domain.Photo;
import java.util.Locale;

/**
 * The 1,000 picture files that photos point to: {@code BASE/0000.jpg} to {@code BASE/0999.jpg},
 * five for each category in the order of the catalogue. A file has one size, wherever it is shown.
 */
public final class MediaFiles {
  /** How many files there are. */
  public static final int COUNT = 1000;

  /** How many consecutive files belong to each category. */
  public static final int PER_CATEGORY = 5;

  /** The base URL unless another is given: a name that never resolves (RFC 2606). */
  public static final String DEFAULT_BASE_URL = "https://media.example/items";

  private static final int[][] SIZES = {{1600, 1200}, {1200, 1200}, {1500, 1000}, {1200, 1600}};

  private final String baseUrl;

  /**
   * Takes the folder that serves the files, with or without a slash at the end.
   *
   * @throws IllegalArgumentException if photos of it would have no valid URL
   */
  public MediaFiles(String baseUrl) {
    this.baseUrl = baseUrl.replaceAll("/+$", "");
    Bounds.PHOTO_URL
        .complaint(url(0))
        .ifPresent(complaint -> {
          throw new IllegalArgumentException(
              "the media base URL '%s' %s".formatted(baseUrl, complaint));
        });
  }

  /** Returns the base URL without a slash at the end. */
  public String baseUrl() {
    return baseUrl;
  }

  /** Returns the address of a file, from 0 to {@link #COUNT} − 1. */
  public String url(int file) {
    return baseUrl + "/" + fileName(file);
  }

  /** Returns the name of a file, from 0 to {@link #COUNT} − 1. */
  public static String fileName(int file) {
    return String.format(Locale.ROOT, "%04d.jpg", file);
  }

  /** Returns the width of a file's picture, in pixels. */
  public static int width(int file) {
    return size(file)[0];
  }

  /** Returns the height of a file's picture, in pixels. */
  public static int height(int file) {
    return size(file)[1];
  }

  Photo photo(int file, String alt) {
    return new Photo(url(file), alt, width(file), height(file));
  }

  /** Most pictures are 4:3, some square, 3:2 or upright. */
  private static int[] size(int file) {
    int sixth = (int) Long.remainderUnsigned(Draws.mix(file + 1), 6);
    return SIZES[Math.max(0, sixth - 2)];
  }
}
