package dev.itemstore.proxy.upstream;

/**
 * A photo of an item: where it lies, what it shows, and its size in pixels. The address is not yet
 * to be trusted: see {@code SafeUrl}.
 */
public record Photo(String url, String alt, int width, int height) {

  public Photo {
    url = Texts.orEmpty(url);
    alt = Texts.orEmpty(alt);
  }
}
