package dev.itemstore.gen.verify;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Review;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds in which fields an item that a store returned differs from what it should be. */
final class Comparison {
  private static final Map<String, Function<Item, Object>> ITEM_FIELDS = new LinkedHashMap<>();
  private static final Map<String, Function<Review, Object>> REVIEW_FIELDS = new LinkedHashMap<>();

  static {
    ITEM_FIELDS.put("id", Item::id);
    ITEM_FIELDS.put("sku", Item::sku);
    ITEM_FIELDS.put("title", Item::title);
    ITEM_FIELDS.put("brand", Item::brand);
    ITEM_FIELDS.put("category", Item::category);
    ITEM_FIELDS.put("description", Item::description);
    ITEM_FIELDS.put("price", Item::price);
    ITEM_FIELDS.put("stock", Item::stock);
    ITEM_FIELDS.put("rating", Item::rating);
    ITEM_FIELDS.put("createdAt", Item::createdAt);
    ITEM_FIELDS.put("updatedAt", Item::updatedAt);
    ITEM_FIELDS.put("version", Item::version);
    ITEM_FIELDS.put("number of photos", item -> item.photos().size());
    REVIEW_FIELDS.put("itemId", Review::itemId);
    REVIEW_FIELDS.put("author", Review::author);
    REVIEW_FIELDS.put("stars", Review::stars);
    REVIEW_FIELDS.put("title", Review::title);
    REVIEW_FIELDS.put("body", Review::body);
    REVIEW_FIELDS.put("createdAt", Review::createdAt);
    REVIEW_FIELDS.put("updatedAt", Review::updatedAt);
    REVIEW_FIELDS.put("version", Review::version);
  }

  private final long id;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(long id) {
    this.id = id;
  }

  /** Returns every difference of two that are not equal, at least one. */
  static List<Difference> of(ItemWithReviews expected, Optional<ItemWithReviews> found) {
    Comparison comparison = new Comparison(expected.item().id());
    if (found.isEmpty()) {
      comparison.compare("itself", expected.item(), "none");
    } else {
      comparison.fields("", ITEM_FIELDS, expected.item(), found.get().item());
      comparison.photos(expected.item().photos(), found.get().item().photos());
      comparison.reviews(expected.reviews(), found.get().reviews());
    }
    return comparison.differences;
  }

  private <T> void fields(
      String prefix, Map<String, Function<T, Object>> fields, T expected, T found) {
    fields.forEach(
        (name, value) -> compare(prefix + name, value.apply(expected), value.apply(found)));
  }

  private void photos(List<Photo> expected, List<Photo> found) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      compare("photo " + (i + 1), expected.get(i), found.get(i));
    }
  }

  /** By their ids, so that one that is missing does not make all others differ. */
  private void reviews(List<Review> expected, List<Review> found) {
    Map<Long, Review> extra = new LinkedHashMap<>();
    found.forEach(review -> extra.put(review.id(), review));
    int before = differences.size();
    for (Review review : expected) {
      Review match = extra.remove(review.id());
      if (match == null) {
        compare("review " + review.id(), review, "none");
      } else {
        fields("review " + review.id() + " ", REVIEW_FIELDS, review, match);
      }
    }
    extra.forEach((reviewId, review) -> compare("review " + reviewId, "none", review));
    if (differences.size() == before && !expected.equals(found)) {
      compare(
          "reviews",
          expected.stream().map(Review::id).toList(),
          found.stream().map(Review::id).toList());
    }
  }

  private void compare(String field, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.add(Difference.of(id, field, expected, found));
    }
  }
}
