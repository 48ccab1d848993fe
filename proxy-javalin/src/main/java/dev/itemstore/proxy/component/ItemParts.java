package dev.itemstore.proxy.component;

import dev.itemstore.proxy.upstream.Item;
import dev.itemstore.proxy.upstream.ItemPage;
import dev.itemstore.proxy.upstream.Photo;
import dev.itemstore.proxy.upstream.ReviewPage;
import java.util.List;

/**
 * What an item page shows. A component whose upstream gave nothing is {@code null}, and the page
 * says so in its place.
 *
 * @param item the summary, always there
 * @param photos the gallery, or {@code null}; empty for an item without photos
 * @param reviews the newest reviews, or {@code null}
 * @param related other items of the category, or {@code null}
 */
public record ItemParts(Item item, List<Photo> photos, ReviewPage reviews, ItemPage related) {

  /** Whether every component is there. */
  public boolean isComplete() {
    return photos != null && reviews != null && related != null;
  }
}
