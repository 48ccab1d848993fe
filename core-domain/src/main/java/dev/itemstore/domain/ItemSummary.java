package dev.itemstore.domain;

import java.time.Instant;
import java.util.List;

/**
 * An item as an entry of a list shows it: without its description, and with at most its first
 * photo. The fields are those of {@link Item}.
 *
 * @param photos empty, or the item's first photo
 */
public record ItemSummary(
    long id,
    String sku,
    String title,
    String brand,
    String category,
    Price price,
    int stock,
    List<Photo> photos,
    RatingSummary rating,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  public ItemSummary {
    photos = List.copyOf(photos);
  }
}
