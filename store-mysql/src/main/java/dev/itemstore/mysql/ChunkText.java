package dev.itemstore.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Review;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A chunk as LOAD DATA reads it by default: a line for each row, a tab between fields, a backslash
 * before what would else end either. Filled again for each chunk, so that its memory is taken once.
 */
final class ChunkText {
  static final String ITEM_COLUMNS =
      "item (id, sku, title, brand, category, description, price_amount, currency, stock,"
          + " rating_count, rating_sum, created_at, updated_at, version)";
  static final String PHOTO_COLUMNS = "photo (item_id, position, url, alt, width, height)";
  static final String REVIEW_COLUMNS =
      "review (item_id, id, author, stars, title, body, created_at, updated_at, version)";

  private final Rows items = new Rows();
  private final Rows photos = new Rows();
  private final Rows reviews = new Rows();

  /** Replaces what it held by a chunk. */
  void fill(List<ItemWithReviews> chunk) {
    items.clear();
    photos.clear();
    reviews.clear();
    for (ItemWithReviews each : chunk) {
      add(items, each.item());
      for (int position = 0; position < each.item().photos().size(); position++) {
        add(photos, each.item().id(), position, each.item().photos().get(position));
      }
      // In the order of the key, so that the pages fill up one after another.
      each.reviews().reversed().forEach(review -> add(reviews, review));
    }
  }

  Rows items() {
    return items;
  }

  Rows photos() {
    return photos;
  }

  Rows reviews() {
    return reviews;
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

  long bytes() {
    return (long) items.size + photos.size + reviews.size;
  }

  /**
   * The rows of one table, written straight as UTF-8: this is the loader's hottest code, and a
   * detour through strings took twice the time of making the items.
   */
  static final class Rows {
    private static final int LONGEST_NUMBER = 20;
    private static final int MILLIS_PER_DAY = 86_400_000;

    private byte[] bytes = new byte[1 << 16];
    private int size;
    private long count;

    Rows number(long value) {
      reserve(LONGEST_NUMBER + 1);
      if (value < 0 || value > 999_999_999) {
        ascii(Long.toString(value));
      } else {
        digits((int) value, digitsOf((int) value));
      }
      bytes[size++] = '\t';
      return this;
    }

    Rows text(String value) {
      // At most three bytes for a char, and two for an escape.
      reserve(3 * value.length() + 1);
      byte[] out = bytes;
      int at = size;
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c >= 0x80) {
          at = wide(value, i, at);
          i += Character.isHighSurrogate(c) ? 1 : 0;
          continue;
        }
        switch (c) {
          case '\\' -> at = escaped('\\', at);
          case '\t' -> at = escaped('t', at);
          case '\n' -> at = escaped('n', at);
          case '\r' -> at = escaped('r', at);
          default -> out[at++] = (byte) c;
        }
      }
      out[at] = '\t';
      size = at + 1;
      return this;
    }

    /** As {@code 2023-01-31 12:34:56.789}, in UTC. */
    Rows time(Instant value) {
      reserve(24);
      long millis = value.toEpochMilli();
      LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_PER_DAY));
      int rest = Math.floorMod(millis, MILLIS_PER_DAY);
      part(date.getYear(), 4, '-');
      part(date.getMonthValue(), 2, '-');
      part(date.getDayOfMonth(), 2, ' ');
      part(rest / 3_600_000, 2, ':');
      part(rest / 60_000 % 60, 2, ':');
      part(rest / 1_000 % 60, 2, '.');
      part(rest % 1_000, 3, '\t');
      return this;
    }

    void end() {
      bytes[size - 1] = '\n';
      count++;
    }

    long count() {
      return count;
    }

    InputStream data() {
      return new ByteArrayInputStream(bytes, 0, size);
    }

    void clear() {
      size = 0;
      count = 0;
    }

    @Override
    public String toString() {
      return new String(bytes, 0, size, UTF_8);
    }

    private int escaped(char c, int at) {
      bytes[at] = '\\';
      bytes[at + 1] = (byte) c;
      return at + 2;
    }

    private int wide(String value, int index, int at) {
      int c = value.codePointAt(index);
      if (c < 0x800) {
        bytes[at++] = (byte) (0xc0 | (c >> 6));
      } else {
        if (c < 0x10000) {
          bytes[at++] = (byte) (0xe0 | (c >> 12));
        } else {
          bytes[at++] = (byte) (0xf0 | (c >> 18));
          bytes[at++] = (byte) (0x80 | ((c >> 12) & 0x3f));
        }
        bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      }
      bytes[at++] = (byte) (0x80 | (c & 0x3f));
      return at;
    }

    private void ascii(String text) {
      for (int i = 0; i < text.length(); i++) {
        bytes[size++] = (byte) text.charAt(i);
      }
    }

    private void part(int value, int width, char separator) {
      digits(value, width);
      bytes[size++] = (byte) separator;
    }

    private void digits(int value, int width) {
      int rest = value;
      for (int at = size + width - 1; at >= size; at--) {
        bytes[at] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
      size += width;
    }

    private static int digitsOf(int value) {
      int digits = 1;
      for (int bound = 10; digits < 9 && value >= bound; bound *= 10) {
        digits++;
      }
      return digits;
    }

    private void reserve(int more) {
      if (bytes.length - size < more) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
      }
    }
  }
}
