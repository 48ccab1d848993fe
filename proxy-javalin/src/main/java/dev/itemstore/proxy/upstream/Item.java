package dev.itemstore.proxy.upstream;

import java.util.List;

/**
 * An item, or a list's summary of one (no description, at most one photo), as the HTTP contract
 * sends it. Texts that were missing are empty and lists that were missing are empty, so that a page
 * may show whatever came; {@link #isUsable} says whether there is anything to show.
 *
 * @param price {@code null} where the answer had none
 * @param reviews the part asked for by {@code include=reviews}, else {@code null}
 * @param related the part asked for by {@code include=related}, else {@code null}
 */
public record Item(
    long id,
    String sku,
    String title,
    String brand,
    String category,
    String description,
    Price price,
    long stock,
    List<Photo> photos,
    Rating rating,
    ReviewPage reviews,
    ItemPage related)
    implements Answer {

  public Item {
    sku = Texts.orEmpty(sku);
    title = Texts.orEmpty(title);
    brand = Texts.orEmpty(brand);
    category = Texts.orEmpty(category);
    description = Texts.orEmpty(description);
    photos = Texts.present(photos);
    rating = rating == null ? Rating.NONE : rating;
  }

  /**
   * Checks that an answer is the item that was asked for.
   *
   * @throws UpstreamException when it is another one or cannot be shown
   */
  public void require(long expectedId) throws UpstreamException {
    if (id != expectedId || !isUsable()) {
      throw new UpstreamException(
          UpstreamException.Reason.BAD_ANSWER,
          "asked for item " + expectedId + ", the answer is no such item: id " + id);
    }
  }

  /** Whether this can be shown and linked to: it has an id and a title. */
  public boolean isUsable() {
    return id > 0 && !title.isBlank();
  }
}
