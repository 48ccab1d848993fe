package dev.itemstore.proxy.page;

import dev.itemstore.proxy.upstream.Photo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Lets only addresses that a browser fetches over http or https into a page: no scripts, no data,
 * no relative ones.
 */
public final class SafeUrl {
  private SafeUrl() {}

  /** The photos whose addresses may be in a page, in order. */
  public static List<Photo> safe(List<Photo> photos) {
    return photos.stream().filter(photo -> isSafe(photo.url())).toList();
  }

  static boolean isSafe(String url) {
    if (!url.regionMatches(true, 0, "http://", 0, 7)
        && !url.regionMatches(true, 0, "https://", 0, 8)) {
      return false;
    }
    try {
      URI uri = new URI(url);
      return uri.getRawAuthority() != null && uri.getRawUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
