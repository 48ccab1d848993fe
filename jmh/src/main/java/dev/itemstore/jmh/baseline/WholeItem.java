package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Photo;
import java.util.List;

/** An item from what a list shows of it and the rest, as both drivers read it. */
final class WholeItem {

  static Item of(ItemSummary fields, String description, List<Photo> photos) {
    return new Item(
        fields.id(),
        fields.sku(),
        fields.title(),
        fields.brand(),
        fields.category(),
        description,
        fields.price(),
        fields.stock(),
        photos,
        fields.rating(),
        fields.createdAt(),
        fields.updatedAt(),
        fields.version());
  }

  private WholeItem() {}
}
