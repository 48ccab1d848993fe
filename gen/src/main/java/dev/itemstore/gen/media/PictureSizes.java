package dev.itemstore.gen.media;

import dev.itemstore.gen.MediaFiles;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The smaller files of each picture: beside {@code 0007.jpg}, which a photo's URL names, lie {@code
 * 0007-160.webp} and so on, one for each width that is no more than the photo's own. A page may
 * name them in a {@code srcset} by the photo's URL and width alone.
 */
public final class PictureSizes {
  private static final int[] WIDTHS = {160, 320, 640, 960, 1280};

  private PictureSizes() {}

  /** Returns the widths of a picture's smaller files in pixels, ascending. */
  public static IntStream widths(int file) {
    return Arrays.stream(WIDTHS).filter(width -> width <= MediaFiles.width(file));
  }

  /** Returns the name of the file of one width. */
  public static String fileName(int file, int width) {
    return String.format(Locale.ROOT, "%04d-%d.webp", file, width);
  }
}
