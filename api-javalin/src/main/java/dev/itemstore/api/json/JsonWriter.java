package dev.itemstore.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.itemstore.domain.Cursor;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.Violation;
import dev.itemstore.domain.store.ItemWithParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;

/** Writes the service's representations, in UTF-8. */
public final class JsonWriter {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          // Text goes out as it came in, not as escapes.
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private JsonWriter() {}

  /** Writes an item. */
  public static byte[] item(Item item) {
    return write(json -> {
      json.writeStartObject();
      itemFields(json, item);
      json.writeEndObject();
    });
  }

  /** Writes an item with the parts that were asked for, each a page. */
  public static byte[] itemWithParts(ItemWithParts found) {
    return write(json -> {
      json.writeStartObject();
      itemFields(json, found.item());
      if (found.reviews().isPresent()) {
        json.writeFieldName("reviews");
        page(json, found.reviews().get(), JsonWriter::review);
      }
      if (found.related().isPresent()) {
        json.writeFieldName("related");
        page(json, new Page<>(found.related().get(), Optional.empty()), JsonWriter::summary);
      }
      json.writeEndObject();
    });
  }

  /** Writes a page of summaries. */
  public static byte[] itemPage(Page<ItemSummary> items) {
    return write(json -> page(json, items, JsonWriter::summary));
  }

  /** Writes a review. */
  public static byte[] review(Review review) {
    return write(json -> review(json, review));
  }

  /** Writes a page of reviews. */
  public static byte[] reviewPage(Page<Review> reviews) {
    return write(json -> page(json, reviews, JsonWriter::review));
  }

  /** Writes an object with one member, a text. */
  public static byte[] text(String name, String value) {
    return write(json -> {
      json.writeStartObject();
      json.writeStringField(name, value);
      json.writeEndObject();
    });
  }

  /**
   * Writes the details of a problem (RFC 9457); {@code errors} is left out where there are none.
   */
  public static byte[] problem(
      String type, String title, int status, String detail, List<Violation> errors) {
    return write(json -> {
      json.writeStartObject();
      json.writeStringField("type", type);
      json.writeStringField("title", title);
      json.writeNumberField("status", status);
      json.writeStringField("detail", wellFormed(detail));
      if (!errors.isEmpty()) {
        json.writeArrayFieldStart("errors");
        for (Violation error : errors) {
          json.writeStartObject();
          json.writeStringField("pointer", wellFormed(error.pointer()));
          json.writeStringField("detail", error.detail());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    });
  }

  private static void itemFields(JsonGenerator json, Item item) throws IOException {
    json.writeNumberField("id", item.id());
    json.writeStringField("sku", item.sku());
    json.writeStringField("title", item.title());
    json.writeStringField("brand", item.brand());
    json.writeStringField("category", item.category());
    json.writeStringField("description", item.description());
    price(json, item.price());
    json.writeNumberField("stock", item.stock());
    photos(json, item.photos());
    rating(json, item.rating());
    history(json, item.createdAt(), item.updatedAt(), item.version());
  }

  private static void summary(JsonGenerator json, ItemSummary item) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", item.id());
    json.writeStringField("sku", item.sku());
    json.writeStringField("title", item.title());
    json.writeStringField("brand", item.brand());
    json.writeStringField("category", item.category());
    price(json, item.price());
    json.writeNumberField("stock", item.stock());
    photos(json, item.photos());
    rating(json, item.rating());
    history(json, item.createdAt(), item.updatedAt(), item.version());
    json.writeEndObject();
  }

  private static void review(JsonGenerator json, Review review) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", review.id());
    json.writeNumberField("itemId", review.itemId());
    json.writeStringField("author", review.author());
    json.writeNumberField("stars", review.stars());
    json.writeStringField("title", review.title());
    json.writeStringField("body", review.body());
    history(json, review.createdAt(), review.updatedAt(), review.version());
    json.writeEndObject();
  }

  private static void price(JsonGenerator json, Price price) throws IOException {
    json.writeObjectFieldStart("price");
    json.writeNumberField("amount", price.amount());
    json.writeStringField("currency", price.currency());
    json.writeEndObject();
  }

  private static void photos(JsonGenerator json, List<Photo> photos) throws IOException {
    json.writeArrayFieldStart("photos");
    for (Photo photo : photos) {
      json.writeStartObject();
      json.writeStringField("url", photo.url());
      json.writeStringField("alt", photo.alt());
      json.writeNumberField("width", photo.width());
      json.writeNumberField("height", photo.height());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void rating(JsonGenerator json, RatingSummary rating) throws IOException {
    json.writeObjectFieldStart("rating");
    json.writeNumberField("count", rating.count());
    json.writeNumberField("sum", rating.sum());
    json.writeFieldName("average");
    Optional<BigDecimal> average = rating.average();
    if (average.isPresent()) {
      json.writeNumber(average.get());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private static void history(
      JsonGenerator json, Instant createdAt, Instant updatedAt, long version) throws IOException {
    json.writeStringField("createdAt", MILLISECONDS.format(createdAt));
    json.writeStringField("updatedAt", MILLISECONDS.format(updatedAt));
    json.writeNumberField("version", version);
  }

  private static <T> void page(JsonGenerator json, Page<T> page, Element<T> element)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("items");
    for (T entry : page.entries()) {
      element.write(json, entry);
    }
    json.writeEndArray();
    json.writeStringField("next", page.next().map(Cursor::text).orElse(null));
    json.writeEndObject();
  }

  /** Returns a text that UTF-8 can hold: a client's lone surrogates are question marks. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  private static byte[] write(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new AssertionError("no input or output is made here", e);
    }
    return bytes.toByteArray();
  }

  @FunctionalInterface
  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  @FunctionalInterface
  private interface Element<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }
}
