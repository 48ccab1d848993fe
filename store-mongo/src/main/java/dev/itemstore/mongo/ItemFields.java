package dev.itemstore.mongo;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import java.time.Instant;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonWriter;

/** The item's own fields, as they are read one by one. */
final class ItemFields {
  private long id;
  private String sku;
  private String title;
  private String brand;
  private String category;
  private String description;
  private Price price;
  private int stock;
  private List<Photo> photos = List.of();
  private RatingSummary rating = RatingSummary.NONE;
  private Instant createdAt;
  private Instant updatedAt;
  private long version;

  /** Reads the value of a field, or says that it is none of the item's own. */
  boolean read(String name, BsonReader reader) {
    switch (name) {
      case Fields.ID -> id = BsonValues.readLong(reader);
      case Fields.SKU -> sku = reader.readString();
      case Fields.TITLE -> title = reader.readString();
      case Fields.BRAND -> brand = reader.readString();
      case Fields.CATEGORY -> category = reader.readString();
      case Fields.DESCRIPTION -> description = reader.readString();
      case Fields.PRICE -> price = readPrice(reader);
      case Fields.STOCK -> stock = BsonValues.readInt(reader);
      case Fields.PHOTOS -> photos = BsonValues.readArray(reader, ItemFields::readPhoto);
      case Fields.RATING -> rating = readRating(reader);
      case Fields.CREATED_AT -> createdAt = BsonValues.readInstant(reader);
      case Fields.UPDATED_AT -> updatedAt = BsonValues.readInstant(reader);
      case Fields.VERSION -> version = BsonValues.readLong(reader);
      default -> {
        return false;
      }
    }
    return true;
  }

  long id() {
    return id;
  }

  long version() {
    return version;
  }

  String category() {
    return category;
  }

  /** Returns the item; null if its document was read without its own fields. */
  Item item() {
    return description == null
        ? null
        : new Item(
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
            version);
  }

  ItemSummary summary() {
    return new ItemSummary(
        id, sku, title, brand, category, price, stock, photos, rating, createdAt, updatedAt,
        version);
  }

  /** Writes an item's own fields into a document that was begun. */
  static void write(BsonWriter writer, Item item) {
    writer.writeInt64(Fields.ID, item.id());
    writer.writeString(Fields.SKU, item.sku());
    writer.writeString(Fields.TITLE, item.title());
    writer.writeString(Fields.BRAND, item.brand());
    writer.writeString(Fields.CATEGORY, item.category());
    writer.writeString(Fields.DESCRIPTION, item.description());
    writer.writeName(Fields.PRICE);
    writePrice(writer, item.price());
    writer.writeInt32(Fields.STOCK, item.stock());
    BsonValues.writeArray(writer, Fields.PHOTOS, item.photos(), ItemFields::writePhoto);
    writer.writeStartDocument(Fields.RATING);
    writer.writeInt64(Fields.COUNT, item.rating().count());
    writer.writeInt64(Fields.SUM, item.rating().sum());
    writer.writeEndDocument();
    BsonValues.writeInstant(writer, Fields.CREATED_AT, item.createdAt());
    BsonValues.writeInstant(writer, Fields.UPDATED_AT, item.updatedAt());
    writer.writeInt64(Fields.VERSION, item.version());
  }

  static void writePrice(BsonWriter writer, Price price) {
    writer.writeStartDocument();
    writer.writeInt64(Fields.AMOUNT, price.amount());
    writer.writeString(Fields.CURRENCY, price.currency());
    writer.writeEndDocument();
  }

  static void writePhoto(BsonWriter writer, Photo photo) {
    writer.writeStartDocument();
    writer.writeString(Fields.URL, photo.url());
    writer.writeString(Fields.ALT, photo.alt());
    writer.writeInt32(Fields.WIDTH, photo.width());
    writer.writeInt32(Fields.HEIGHT, photo.height());
    writer.writeEndDocument();
  }

  private static Price readPrice(BsonReader reader) {
    var parts =
        new Object() {
          long amount;
          String currency;
        };
    BsonValues.readDocument(
        reader,
        name -> {
          switch (name) {
            case Fields.AMOUNT -> parts.amount = BsonValues.readLong(reader);
            case Fields.CURRENCY -> parts.currency = reader.readString();
            default -> {
              return false;
            }
          }
          return true;
        });
    return new Price(parts.amount, parts.currency);
  }

  private static RatingSummary readRating(BsonReader reader) {
    var parts =
        new Object() {
          long count;
          long sum;
        };
    BsonValues.readDocument(
        reader,
        name -> {
          switch (name) {
            case Fields.COUNT -> parts.count = BsonValues.readLong(reader);
            case Fields.SUM -> parts.sum = BsonValues.readLong(reader);
            default -> {
              return false;
            }
          }
          return true;
        });
    return new RatingSummary(parts.count, parts.sum);
  }

  private static Photo readPhoto(BsonReader reader) {
    var parts =
        new Object() {
          String url;
          String alt;
          int width;
          int height;
        };
    BsonValues.readDocument(
        reader,
        name -> {
          switch (name) {
            case Fields.URL -> parts.url = reader.readString();
            case Fields.ALT -> parts.alt = reader.readString();
            case Fields.WIDTH -> parts.width = BsonValues.readInt(reader);
            case Fields.HEIGHT -> parts.height = BsonValues.readInt(reader);
            default -> {
              return false;
            }
          }
          return true;
        });
    return new Photo(parts.url, parts.alt, parts.width, parts.height);
  }
}
