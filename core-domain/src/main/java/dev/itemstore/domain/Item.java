package dev.itemstore.domain;

import java.time.Instant;
import java.util.List;

/**
 * An item as a store holds it: what a client set (see {@link ItemDraft} for the bounds) and what
 * the service made.
 *
 * <p>A store checks bounds when it writes, so that reading costs nothing; this record only keeps
 * its photos immutable.
 *
 * @param id above 0 and below 2<sup>53</sup>; see {@link IdGenerator}
 * @param rating the summary of the item's reviews, changed with them and never by an update of the
 *     item
 * @param createdAt when it was created, in whole milliseconds, UTC
 * @param updatedAt when its own fields were last changed; each update moves it forward by at least
 *     one millisecond
 * @param version 1 when created; each update of the item's own fields adds one, a review adds
 *     nothing
 */
public record Item(
    long id,
    String sku,
    String title,
    String brand,
    String category,
    String description,
    Price price,
    int stock,
    List<Photo> photos,
    RatingSummary rating,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  public Item {
    photos = List.copyOf(photos);
  }

  /** Returns the item that a draft becomes when it is first stored: version 1, no reviews. */
  public static Item created(long id, ItemDraft draft, Instant now) {
    return of(id, draft, RatingSummary.NONE, now, now, 1);
  }

  /**
   * Returns the item with a client's fields from {@code draft} and the server's fields as given.
   */
  public static Item of(
      long id,
      ItemDraft draft,
      RatingSummary rating,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    return new Item(
        id,
        draft.sku(),
        draft.title(),
        draft.brand(),
        draft.category(),
        draft.description(),
        draft.price(),
        draft.stock(),
        draft.photos(),
        rating,
        createdAt,
        updatedAt,
        version);
  }

  /** Returns this item as an entry of a list shows it. */
  public ItemSummary summary() {
    return new ItemSummary(
        id,
        sku,
        title,
        brand,
        category,
        price,
        stock,
        photos.isEmpty() ? List.of() : photos.subList(0, 1),
        rating,
        createdAt,
        updatedAt,
        version);
  }

  /** Returns the fields that a client may set. */
  public ItemDraft draft() {
    return new ItemDraft(sku, title, brand, category, description, price, stock, photos);
  }
}
