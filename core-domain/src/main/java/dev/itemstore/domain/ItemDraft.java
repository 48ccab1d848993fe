package dev.itemstore.domain;

import java.util.List;

/**
 * The fields of an item that a client may set, within their bounds. Lengths count Unicode code
 * points.
 *
 * @param sku 1–64, not blank, no leading or trailing white space; unique among items, compared
 *     exactly
 * @param title 1–200, as sku
 * @param brand 1–100, as sku
 * @param category 1–100, as sku; compared exactly (case, accents, normal form)
 * @param description 0–10,000; CR, LF and tab are its only control characters
 * @param price see {@link Price}
 * @param stock 0 to 2<sup>31</sup>−1
 * @param photos 0–50, in the order in which the page shows them
 */
public record ItemDraft(
    String sku,
    String title,
    String brand,
    String category,
    String description,
    Price price,
    int stock,
    List<Photo> photos) {

  /**
   * @throws InvalidValueException naming every field that is out of its bounds
   */
  public ItemDraft {
    Violations violations = new Violations();
    violations.check("/sku", Bounds.SKU, sku);
    violations.check("/title", Bounds.TITLE, title);
    violations.check("/brand", Bounds.BRAND, brand);
    violations.check("/category", Bounds.CATEGORY, category);
    violations.check("/description", Bounds.DESCRIPTION, description);
    violations.check("/stock", Bounds.STOCK, (long) stock);
    violations.check("/photos", Bounds.PHOTOS, (long) photos.size());
    violations.throwIfAny();
    photos = List.copyOf(photos);
  }
}
