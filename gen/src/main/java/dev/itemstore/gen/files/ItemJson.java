package dev.itemstore.gen.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An item with its photos and reviews as one JSON object, with the names that the API has. */
public final class ItemJson {

  private ItemJson() {}

  /** Writes an item. The same item is always the same text. */
  public static void write(ItemWithReviews each, JsonGenerator json) throws IOException {
    Item item = each.item();
    json.writeStartObject();
    json.writeNumberField("id", item.id());
    json.writeStringField("sku", item.sku());
    json.writeStringField("title", item.title());
    json.writeStringField("brand", item.brand());
    json.writeStringField("category", item.category());
    json.writeStringField("description", item.description());
    json.writeObjectFieldStart("price");
    json.writeNumberField("amount", item.price().amount());
    json.writeStringField("currency", item.price().currency());
    json.writeEndObject();
    json.writeNumberField("stock", item.stock());
    json.writeArrayFieldStart("photos");
    for (Photo photo : item.photos()) {
      json.writeStartObject();
      json.writeStringField("url", photo.url());
      json.writeStringField("alt", photo.alt());
      json.writeNumberField("width", photo.width());
      json.writeNumberField("height", photo.height());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("rating");
    json.writeNumberField("count", item.rating().count());
    json.writeNumberField("sum", item.rating().sum());
    json.writeEndObject();
    json.writeStringField("createdAt", time(item.createdAt()));
    json.writeStringField("updatedAt", time(item.updatedAt()));
    json.writeNumberField("version", item.version());
    json.writeArrayFieldStart("reviews");
    for (Review review : each.reviews()) {
      write(review, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Review review, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", review.id());
    json.writeNumberField("itemId", review.itemId());
    json.writeStringField("author", review.author());
    json.writeNumberField("stars", review.stars());
    json.writeStringField("title", review.title());
    json.writeStringField("body", review.body());
    json.writeStringField("createdAt", time(review.createdAt()));
    json.writeStringField("updatedAt", time(review.updatedAt()));
    json.writeNumberField("version", review.version());
    json.writeEndObject();
  }

  private static String time(Instant time) {
    return Times.text(time, 'T') + "Z";
  }

  /**
   * Reads what {@link #write} wrote: every field, in its order. The parser stands at the object's
   * start.
   *
   * @throws IOException or {@link RuntimeException} if it is something else
   */
  static ItemWithReviews read(JsonParser json, Shared shared) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_OBJECT);
    long id = number(json, "id");
    String sku = text(json, "sku");
    String title = text(json, "title");
    String brand = shared.word(text(json, "brand"));
    String category = shared.word(text(json, "category"));
    String description = text(json, "description");
    start(json, "price", JsonToken.START_OBJECT);
    Price price = shared.price(number(json, "amount"), text(json, "currency"));
    expect(json, json.nextToken(), JsonToken.END_OBJECT);
    int stock = Math.toIntExact(number(json, "stock"));
    List<Photo> photos = photos(json, shared);
    start(json, "rating", JsonToken.START_OBJECT);
    RatingSummary rating = new RatingSummary(number(json, "count"), number(json, "sum"));
    expect(json, json.nextToken(), JsonToken.END_OBJECT);
    Instant createdAt = time(json, "createdAt");
    Instant updatedAt = time(json, "updatedAt");
    long version = number(json, "version");
    List<Review> reviews = reviews(json, shared);
    expect(json, json.nextToken(), JsonToken.END_OBJECT);
    return new ItemWithReviews(
        new Item(
            id,
            sku,
            title,
            brand,
            category,
            description,
            price,
            stock,
            photos,
            rating,
            createdAt,
            updatedAt,
            version),
        reviews);
  }

  private static List<Photo> photos(JsonParser json, Shared shared) throws IOException {
    List<Photo> photos = new ArrayList<>();
    start(json, "photos", JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      photos.add(
          shared.photo(
              text(json, "url"),
              text(json, "alt"),
              Math.toIntExact(number(json, "width")),
              Math.toIntExact(number(json, "height"))));
      expect(json, json.nextToken(), JsonToken.END_OBJECT);
    }
    expect(json, json.currentToken(), JsonToken.END_ARRAY);
    return photos;
  }

  private static List<Review> reviews(JsonParser json, Shared shared) throws IOException {
    List<Review> reviews = new ArrayList<>();
    start(json, "reviews", JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      reviews.add(
          new Review(
              number(json, "id"),
              number(json, "itemId"),
              shared.word(text(json, "author")),
              Math.toIntExact(number(json, "stars")),
              text(json, "title"),
              text(json, "body"),
              time(json, "createdAt"),
              time(json, "updatedAt"),
              number(json, "version")));
      expect(json, json.nextToken(), JsonToken.END_OBJECT);
    }
    expect(json, json.currentToken(), JsonToken.END_ARRAY);
    return reviews;
  }

  private static long number(JsonParser json, String name) throws IOException {
    start(json, name, JsonToken.VALUE_NUMBER_INT);
    return json.getLongValue();
  }

  private static String text(JsonParser json, String name) throws IOException {
    start(json, name, JsonToken.VALUE_STRING);
    return json.getText();
  }

  private static Instant time(JsonParser json, String name) throws IOException {
    return Times.parse(text(json, name), 'T');
  }

  /** Goes to the value of the field that must come next. */
  private static void start(JsonParser json, String name, JsonToken value) throws IOException {
    String found = json.nextFieldName();
    if (!name.equals(found)) {
      throw new IOException("the field '%s' was expected, not '%s'".formatted(name, found));
    }
    expect(json, json.nextToken(), value);
  }

  private static void expect(JsonParser json, JsonToken found, JsonToken expected)
      throws IOException {
    if (found != expected) {
      throw new IOException(
          "%s was expected at %s, not %s"
              .formatted(expected, json.currentLocation().offsetDescription(), found));
    }
  }
}
