package dev.itemstore.mysql;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the rows of a statement together. It relies on no order of the rows, which only an ORDER BY
 * over all of them would promise.
 */
final class PageRows {

  /** Returns the item with all its photos; empty if there is no row of one. */
  static Optional<Item> item(List<PageRow> rows) {
    Item item = null;
    List<PageRow.OfPhoto> further = new ArrayList<>();
    for (PageRow row : rows) {
      switch (row) {
        case PageRow.OfItem(Item found) -> item = found;
        case PageRow.OfPhoto photo -> further.add(photo);
        case PageRow.OfReview _, PageRow.OfSummary _ -> {}
      }
    }
    return item == null || further.isEmpty()
        ? Optional.ofNullable(item)
        : Optional.of(withPhotos(item, further));
  }

  private static Item withPhotos(Item item, List<PageRow.OfPhoto> further) {
    further.sort(comparingInt(PageRow.OfPhoto::position));
    List<Photo> photos = new ArrayList<>(item.photos());
    further.forEach(row -> photos.add(row.photo()));
    return new Item(
        item.id(),
        item.sku(),
        item.title(),
        item.brand(),
        item.category(),
        item.description(),
        item.price(),
        item.stock(),
        photos,
        item.rating(),
        item.createdAt(),
        item.updatedAt(),
        item.version());
  }

  /** Returns the reviews, newest first. */
  static List<Review> reviews(List<PageRow> rows) {
    List<Review> reviews = new ArrayList<>();
    for (PageRow row : rows) {
      if (row instanceof PageRow.OfReview(Review review)) {
        reviews.add(review);
      }
    }
    reviews.sort(comparingLong(Review::id).reversed());
    return reviews;
  }

  /** Returns the entries of a list of items, newest first. */
  static List<ItemSummary> summaries(List<PageRow> rows) {
    List<ItemSummary> summaries = new ArrayList<>(rows.size());
    for (PageRow row : rows) {
      if (row instanceof PageRow.OfSummary(ItemSummary summary)) {
        summaries.add(summary);
      }
    }
    summaries.sort(comparingLong(ItemSummary::id).reversed());
    return summaries;
  }

  private PageRows() {}
}
