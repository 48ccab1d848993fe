package dev.itemstore.gen.files;

import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import java.util.HashMap;
import java.util.Map;

/** What the items of a chunk have in common when they are read: one object for equal texts. */
final class Shared {
  private final PhotoCache photos;
  private final Map<String, String> words = new HashMap<>();

  Shared(PhotoCache photos) {
    this.photos = photos;
  }

  /** Returns the same string for every equal one: for brands, categories, authors' names. */
  String word(String text) {
    String known = words.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  Photo photo(String url, String alt, int width, int height) {
    return photos.photo(url, alt, width, height);
  }

  Price price(long amount, String currency) {
    return new Price(amount, word(currency));
  }
}
