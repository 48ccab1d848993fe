package dev.itemstore.api.json;

import dev.itemstore.domain.Bounds;
import dev.itemstore.domain.InvalidValueException;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a client may set. All that is wrong is reported at once. */
public final class Drafts {
  private static final int MAX_PHOTOS = 50;
  private static final Set<String> NONE = Set.of();
  private static final Set<String> MADE_FOR_ITEMS =
      Set.of("id", "rating", "createdAt", "updatedAt", "version");
  private static final Set<String> MADE_FOR_REVIEWS =
      Set.of("id", "itemId", "createdAt", "updatedAt", "version");

  private Drafts() {}

  /**
   * Reads a new item.
   *
   * @throws InvalidValueException naming every field that is wrong
   */
  public static ItemDraft newItem(Json.Obj body) {
    return item(body, NONE);
  }

  /**
   * Reads an item's new state; the fields that the service makes may be there, and are ignored.
   *
   * @throws InvalidValueException naming every field that is wrong
   */
  public static ItemDraft changedItem(Json.Obj body) {
    return item(body, MADE_FOR_ITEMS);
  }

  /**
   * Reads a new review.
   *
   * @throws InvalidValueException naming every field that is wrong
   */
  public static ReviewDraft newReview(Json.Obj body) {
    return review(body, NONE);
  }

  /**
   * Reads a review's new state; the fields that the service makes may be there, and are ignored.
   *
   * @throws InvalidValueException naming every field that is wrong
   */
  public static ReviewDraft changedReview(Json.Obj body) {
    return review(body, MADE_FOR_REVIEWS);
  }

  private static ItemDraft item(Json.Obj body, Set<String> ignored) {
    Violations violations = new Violations();
    Fields fields = new Fields(body, "", violations);
    String sku = fields.text("sku", Bounds.SKU);
    String title = fields.text("title", Bounds.TITLE);
    String brand = fields.text("brand", Bounds.BRAND);
    String category = fields.text("category", Bounds.CATEGORY);
    String description = fields.textOrEmpty("description", Bounds.DESCRIPTION);
    Price price = fields.part("price").map(Drafts::price).orElse(null);
    long stock = fields.number("stock", Bounds.STOCK);
    List<Photo> photos = new ArrayList<>();
    for (Fields photo : fields.parts("photos", Bounds.PHOTOS, MAX_PHOTOS)) {
      addPhoto(photos, photo);
    }
    fields.refuseOthersBut(ignored);
    violations.throwIfAny();
    return new ItemDraft(
        sku, title, brand, category, description, price, Math.toIntExact(stock), photos);
  }

  private static Price price(Fields fields) {
    long amount = fields.number("amount", Bounds.PRICE_AMOUNT);
    String currency = fields.text("currency", Bounds.PRICE_CURRENCY);
    fields.refuseOthersBut(NONE);
    return fields.isValid() ? new Price(amount, currency) : null;
  }

  private static void addPhoto(List<Photo> photos, Fields fields) {
    String url = fields.text("url", Bounds.PHOTO_URL);
    String alt = fields.text("alt", Bounds.PHOTO_ALT);
    long width = fields.number("width", Bounds.PHOTO_SIDE);
    long height = fields.number("height", Bounds.PHOTO_SIDE);
    fields.refuseOthersBut(NONE);
    if (fields.isValid()) {
      photos.add(new Photo(url, alt, Math.toIntExact(width), Math.toIntExact(height)));
    }
  }

  private static ReviewDraft review(Json.Obj body, Set<String> ignored) {
    Violations violations = new Violations();
    Fields fields = new Fields(body, "", violations);
    String author = fields.text("author", Bounds.AUTHOR);
    long stars = fields.number("stars", Bounds.STARS);
    String title = fields.textOrEmpty("title", Bounds.REVIEW_TITLE);
    String text = fields.textOrEmpty("body", Bounds.REVIEW_BODY);
    fields.refuseOthersBut(ignored);
    violations.throwIfAny();
    return new ReviewDraft(author, Math.toIntExact(stars), title, text);
  }
}
