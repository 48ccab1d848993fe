package dev.itemstore.gen.files;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of items, photos and reviews, each in the order of its key: of the item's id, then the
 * photo's position or the review's id.
 */
final class TsvCodec implements ChunkCodec {

  @Override
  public List<byte[]> encode(List<ItemWithReviews> chunk) {
    TsvWriter items = new TsvWriter();
    TsvWriter photos = new TsvWriter();
    TsvWriter reviews = new TsvWriter();
    for (ItemWithReviews each : chunk) {
      write(items, each.item());
      for (int position = 0; position < each.item().photos().size(); position++) {
        write(photos, each.item().id(), position, each.item().photos().get(position));
      }
      each.reviews().reversed().forEach(review -> write(reviews, review));
    }
    return List.of(items.bytes(), photos.bytes(), reviews.bytes());
  }

  private static void write(TsvWriter row, Item item) {
    row.number(item.id())
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

  private static void write(TsvWriter row, long itemId, int position, Photo photo) {
    row.number(itemId)
        .number(position)
        .text(photo.url())
        .text(photo.alt())
        .number(photo.width())
        .number(photo.height())
        .end();
  }

  private static void write(TsvWriter row, Review review) {
    row.number(review.itemId())
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

  @Override
  public List<ItemWithReviews> decode(List<byte[]> texts, Shared shared) throws IOException {
    TsvReader items = new TsvReader(texts.get(0));
    Rows<Photo> photos = new Rows<>(new TsvReader(texts.get(1)));
    Rows<Review> reviews = new Rows<>(new TsvReader(texts.get(2)));
    List<ItemWithReviews> chunk = new ArrayList<>();
    while (items.hasMore()) {
      long id = items.number();
      List<Photo> own = photos.of(id, (row, position) -> photo(row, position, shared));
      Item item = item(items, id, own, shared);
      List<Review> written = reviews.of(id, (row, _) -> review(row, id, shared));
      chunk.add(new ItemWithReviews(item, written.reversed()));
    }
    photos.requireEnd();
    reviews.requireEnd();
    return chunk;
  }

  private static Item item(TsvReader row, long id, List<Photo> photos, Shared shared)
      throws IOException {
    String sku = row.text();
    String title = row.text();
    String brand = shared.word(row.text());
    String category = shared.word(row.text());
    String description = row.text();
    long amount = row.number();
    String currency = row.text();
    int stock = Math.toIntExact(row.number());
    RatingSummary rating = new RatingSummary(row.number(), row.number());
    Instant createdAt = row.time();
    Instant updatedAt = row.time();
    long version = row.number();
    row.end();
    return new Item(
        id,
        sku,
        title,
        brand,
        category,
        description,
        shared.price(amount, currency),
        stock,
        photos,
        rating,
        createdAt,
        updatedAt,
        version);
  }

  private static Photo photo(TsvReader row, int position, Shared shared) throws IOException {
    if (row.number() != position) {
      throw new IOException("a photo is out of its place");
    }
    Photo photo =
        shared.photo(
            row.text(), row.text(), Math.toIntExact(row.number()), Math.toIntExact(row.number()));
    row.end();
    return photo;
  }

  private static Review review(TsvReader row, long itemId, Shared shared) throws IOException {
    Review review =
        new Review(
            row.number(),
            itemId,
            shared.word(row.text()),
            Math.toIntExact(row.number()),
            row.text(),
            row.text(),
            row.time(),
            row.time(),
            row.number());
    row.end();
    return review;
  }

  /** The rows of a table that belong to items, whose id is their first field. */
  private static final class Rows<T> {
    private final TsvReader reader;
    private long itemId;

    Rows(TsvReader reader) throws IOException {
      this.reader = reader;
      next();
    }

    /** Reads those of an item; items come in the order of the rows. */
    List<T> of(long id, Row<T> row) throws IOException {
      List<T> found = new ArrayList<>();
      while (itemId == id) {
        found.add(row.read(reader, found.size()));
        next();
      }
      return found;
    }

    void requireEnd() throws IOException {
      if (itemId != 0) {
        throw new IOException("there are rows of item %d, which is not there".formatted(itemId));
      }
    }

    private void next() throws IOException {
      itemId = reader.hasMore() ? reader.number() : 0;
    }
  }

  private interface Row<T> {
    T read(TsvReader reader, int index) throws IOException;
  }
}
