package dev.itemstore.proxy.page;

import static java.util.stream.Collectors.joining;

import dev.itemstore.proxy.upstream.Photo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The smaller files of photos. A media folder that has them is known by its base URL: beside each
 * photo {@code BASE/NAME.jpg} lie {@code BASE/NAME-WIDTH.webp}, one for each of {@link #WIDTHS}
 * that is no more than the photo's own width. Of photos elsewhere only their own address is known.
 *
 * @param base the base URL of that folder, without a slash at its end; empty if there is none
 */
public record PhotoSizes(Optional<URI> base) {
  /** Every photo in the one size that it has. */
  public static final PhotoSizes NONE = new PhotoSizes(Optional.empty());

  /** In pixels; {@code scripts/media} renders the same. */
  private static final List<Integer> WIDTHS = List.of(160, 320, 640, 960, 1280);

  /** The extension that the smaller files replace. */
  private static final String EXTENSION = ".jpg";

  /** Neither a further folder nor what would need an escape in a {@code srcset}. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  /** Returns a photo's smaller files as a {@code srcset}; {@code null} if it has none. */
  public String srcset(Photo photo) {
    String stem = stem(photo.url());
    List<Integer> widths = WIDTHS.stream().filter(width -> width <= photo.width()).toList();
    if (stem == null || widths.isEmpty()) {
      return null;
    }
    return widths.stream()
        .map(width -> stem + "-" + width + ".webp " + width + "w")
        .collect(joining(", "));
  }

  /** Returns a photo's address without its extension; {@code null} if it lies elsewhere. */
  private String stem(String url) {
    if (base.isEmpty()) {
      return null;
    }
    String folder = base.get() + "/";
    if (!url.startsWith(folder) || !url.endsWith(EXTENSION)) {
      return null;
    }
    int end = url.length() - EXTENSION.length();
    return end > folder.length() && NAME.matcher(url.substring(folder.length(), end)).matches()
        ? url.substring(0, end)
        : null;
  }
}
