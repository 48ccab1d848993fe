package dev.itemstore.jmh.baseline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.VersionConflictException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The operations by the driver. A write of reviews is of items that have them in one document. */
final class MongoItems extends DocumentReads {
  private final MongoDatabase database;
  private final MongoCollection<Document> items;
  private final IdGenerator ids;

  MongoItems(MongoDatabase database, IdGenerator ids) {
    this.database = database;
    this.items = database.getCollection(ITEMS);
    this.ids = ids;
  }

  @Override
  Optional<Document> findItem(long id, Bson projection) {
    return Optional.ofNullable(items.find(eq("_id", id)).projection(projection).first());
  }

  @Override
  List<Document> findNewest(
      String collection, Bson filter, Bson projection, String index, int count) {
    return database
        .getCollection(collection)
        .find(filter)
        .sort(descending("_id"))
        .hintString(index)
        .projection(projection)
        .limit(count)
        .batchSize(count)
        .into(new ArrayList<>());
  }

  @Override
  public Item create(ItemDraft draft, Deadline deadline) {
    Item item = Item.created(ids.next(), draft, now());
    items.insertOne(
        new Document("_id", item.id())
            .append("sku", item.sku())
            .append("title", item.title())
            .append("brand", item.brand())
            .append("category", item.category())
            .append("description", item.description())
            .append("price", price(item.price()))
            .append("stock", item.stock())
            .append("photos", photos(item.photos()))
            .append("rating", new Document("count", 0L).append("sum", 0L))
            .append("createdAt", Date.from(item.createdAt()))
            .append("updatedAt", Date.from(item.updatedAt()))
            .append("version", 1L));
    return item;
  }

  @Override
  public Item update(long id, ExpectedVersion expected, ItemDraft draft, Deadline deadline) {
    Document written =
        items.findOneAndUpdate(
            and(eq("_id", id), version(expected)),
            combine(
                set("sku", draft.sku()),
                set("title", draft.title()),
                set("brand", draft.brand()),
                set("category", draft.category()),
                set("description", draft.description()),
                set("price", price(draft.price())),
                set("stock", draft.stock()),
                set("photos", photos(draft.photos())),
                set("updatedAt", Date.from(now())),
                inc("version", 1L)),
            new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .projection(WITHOUT_REVIEWS));
    if (written == null) {
      throw new VersionConflictException(0);
    }
    return item(written);
  }

  private static Bson version(ExpectedVersion expected) {
    return switch (expected) {
      case ExpectedVersion.Any() -> new Document();
      case ExpectedVersion.OneOf(var versions) ->
          new Document("version", new Document("$in", List.copyOf(versions)));
    };
  }

  @Override
  public void delete(long id, ExpectedVersion expected, Deadline deadline) {
    if (items.deleteOne(and(eq("_id", id), version(expected))).getDeletedCount() == 0) {
      throw NotFoundException.item(id);
    }
  }

  @Override
  public Review addReview(long itemId, ReviewDraft draft, Deadline deadline) {
    Review review = Review.created(ids.next(), itemId, draft, now());
    boolean found =
        items
                .updateOne(
                    eq("_id", itemId),
                    combine(
                        pushEach(
                            "reviews", List.of(document(review)), new PushOptions().position(0)),
                        inc("rating.count", 1L),
                        inc("rating.sum", (long) draft.stars())))
                .getMatchedCount()
            > 0;
    if (!found) {
      throw NotFoundException.item(itemId);
    }
    return review;
  }

  @Override
  public Review updateReview(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline) {
    Review current = expectReview(itemId, reviewId, expected, deadline);
    Review updated =
        Review.of(reviewId, itemId, draft, current.createdAt(), now(), current.version() + 1);
    changeReview(
        current,
        combine(
            set("reviews.$", document(updated)),
            inc("rating.sum", (long) updated.stars() - current.stars())));
    return updated;
  }

  @Override
  public void deleteReview(
      long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    Review current = expectReview(itemId, reviewId, expected, deadline);
    changeReview(
        current,
        combine(
            pull("reviews", eq("id", reviewId)),
            inc("rating.count", -1L),
            inc("rating.sum", -(long) current.stars())));
  }

  private Review expectReview(
      long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    Review review =
        findReview(itemId, reviewId, deadline)
            .orElseThrow(() -> NotFoundException.review(itemId, reviewId));
    if (!expected.accepts(review.version())) {
      throw new VersionConflictException(review.version());
    }
    return review;
  }

  /** Changes an item whose review is still as it was read. */
  private void changeReview(Review current, Bson change) {
    Bson unchanged =
        and(
            eq("_id", current.itemId()),
            elemMatch("reviews", and(eq("id", current.id()), eq("version", current.version()))));
    if (items.updateOne(unchanged, change).getMatchedCount() == 0) {
      throw new VersionConflictException(0);
    }
  }

  private static Document document(Review review) {
    return new Document("id", review.id())
        .append("author", review.author())
        .append("stars", review.stars())
        .append("title", review.title())
        .append("body", review.body())
        .append("createdAt", Date.from(review.createdAt()))
        .append("updatedAt", Date.from(review.updatedAt()))
        .append("version", review.version());
  }

  private static Document price(Price price) {
    return new Document("amount", price.amount()).append("currency", price.currency());
  }

  private static List<Document> photos(List<Photo> photos) {
    return photos.stream()
        .map(photo ->
            new Document("url", photo.url())
                .append("alt", photo.alt())
                .append("width", photo.width())
                .append("height", photo.height()))
        .toList();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
