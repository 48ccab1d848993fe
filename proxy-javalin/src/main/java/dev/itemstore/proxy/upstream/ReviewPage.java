package dev.itemstore.proxy.upstream;

import java.util.List;

/**
 * A page of an item's reviews, newest first.
 *
 * @param next the cursor of the page after this one, {@code null} on the last
 */
public record ReviewPage(List<Review> items, String next) implements Answer {

  public ReviewPage {
    items = Texts.present(items);
  }
}
