package dev.itemstore.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Review;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A chunk as LOAD DATA reads it by default: a line for each row, a tab between fields, a backslash
 * before what would else end either.
 */
record ChunkText(Rows items, Rows photos, Rows reviews) {
  static final String ITEM_COLUMNS =
      "item (id, sku, title, brand, category, description, price_amount, currency, stock,"
          + " rating_count, rating_sum, created_at, updated_at, version)";
  static final String PHOTO_COLUMNS = "photo (item_id, position, url, alt, width, height)";
  static final String REVIEW_COLUMNS =
      "review (item_id, id, author, stars, title, body, created_at, updated_at, version)";

  static ChunkText of(List<ItemWithReviews> items) {
    Rows itemRows = new Rows();
    Rows photoRows = new Rows();
    Rows reviewRows = new Rows();
    for (ItemWithReviews each : items) {
      add(itemRows, each.item());
      for (int position = 0; position < each.item().photos().size(); position++) {
        add(photoRows, each.item().id(), position, each.item().photos().get(position));
      }
      // In the order of the key, so that the pages fill up one after another.
      each.reviews().reversed().forEach(review -> add(reviewRows, review));
    }
    return new ChunkText(itemRows, photoRows, reviewRows);
  }

  private static void add(Rows rows, Item item) {
    rows.number(item.id())
        .text(item.sku())
        .text(item.title())
        .text(item.brand())
        .text(item.category())
        .text(item.description())
        .number(item.price().amount())
        .text(item.price().currency())
        .number(item.stock())
        .number(item.rating().count())
        .number(item.rating().sum())
        .time(item.createdAt())
        .time(item.updatedAt())
        .number(item.version())
        .end();
  }

  private static void add(Rows rows, long itemId, int position, Photo photo) {
    rows.number(itemId)
        .number(position)
        .text(photo.url())
        .text(photo.alt())
        .number(photo.width())
        .number(photo.height())
        .end();
  }

  private static void add(Rows rows, Review review) {
    rows.number(review.itemId())
        .number(review.id())
        .text(review.author())
        .number(review.stars())
        .text(review.title())
        .text(review.body())
        .time(review.createdAt())
        .time(review.updatedAt())
        .number(review.version())
        .end();
  }

  /** The rows of one table. */
  static final class Rows {
    private final StringBuilder text = new StringBuilder();
    private long count;

    Rows number(long value) {
      text.append(value).append('\t');
      return this;
    }

    Rows text(String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        switch (c) {
          case '\\' -> text.append("\\\\");
          case '\t' -> text.append("\\t");
          case '\n' -> text.append("\\n");
          case '\r' -> text.append("\\r");
          default -> text.append(c);
        }
      }
      text.append('\t');
      return this;
    }

    Rows time(Instant value) {
      text.append(LocalDateTime.ofInstant(value, ZoneOffset.UTC)).append('\t');
      return this;
    }

    void end() {
      text.setCharAt(text.length() - 1, '\n');
      count++;
    }

    long count() {
      return count;
    }

    InputStream data() {
      return new ByteArrayInputStream(text.toString().getBytes(UTF_8));
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
