package dev.itemstore.gen.files;

import dev.itemstore.domain.Photo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shares equal photos, so that each URL is checked once: a dataset shows some 30,000 different
 * photos millions of times.
 */
final class PhotoCache {
  /** Bounds the memory if a folder holds something else. */
  private static final int MOST = 200_000;

  private final Map<Key, Photo> photos = new ConcurrentHashMap<>();

  Photo photo(String url, String alt, int width, int height) {
    Key key = new Key(url, alt, width, height);
    Photo known = photos.get(key);
    if (known != null) {
      return known;
    }
    Photo made = new Photo(url, alt, width, height);
    if (photos.size() < MOST) {
      photos.put(key, made);
    }
    return made;
  }

  private record Key(String url, String alt, int width, int height) {}
}
