package dev.itemstore.jmh.baseline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.computed;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Projections.slice;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.VersionConflictException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The operations by the driver's own documents. */
final class MongoItems implements ItemRepository {
  private static final String BY_ID = "_id_";
  private static final Bson WITHOUT_REVIEWS = exclude("reviews");

  private static final Bson SUMMARY =
      fields(
          include(
              "sku",
              "title",
              "brand",
              "category",
              "price",
              "stock",
              "rating",
              "createdAt",
              "updatedAt",
              "version"),
          slice("photos", 1));

  private final MongoCollection<Document> items;
  private final MongoCollection<Document> buckets;
  private final IdGenerator ids;

  MongoItems(MongoDatabase database, IdGenerator ids) {
    items = database.getCollection("items");
    buckets = database.getCollection("reviewBuckets");
    this.ids = ids;
  }

  @Override
  public Optional<Item> findById(long id, Deadline deadline) {
    return Optional.ofNullable(items.find(eq("_id", id)).projection(WITHOUT_REVIEWS).first())
        .map(MongoItems::item);
  }

  @Override
  public Optional<ItemWithParts> findWithParts(long id, Parts parts, Deadline deadline) {
    Document found =
        items.find(eq("_id", id)).projection(slice("reviews", parts.reviews() + 1)).first();
    if (found == null) {
      return Optional.empty();
    }
    Item item = item(found);
    return Optional.of(
        new ItemWithParts(
            item,
            Optional.of(page(id, reviewsIn(found), parts.reviews())),
            Optional.of(related(id, item.category(), parts.related()))));
  }

  @Override
  public Page<ItemSummary> newest(PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.AllItems();
    List<ItemSummary> found =
        summaries(lt("_id", request.idBelow(list)), BY_ID, request.limit() + 1);
    return Page.ofOneMore(found, request.limit(), list, ItemSummary::id);
  }

  @Override
  public Page<ItemSummary> newestInCategory(
      String category, PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.ItemsOfCategory(category);
    List<ItemSummary> found = ofCategory(category, request.idBelow(list), request.limit() + 1);
    return Page.ofOneMore(found, request.limit(), list, ItemSummary::id);
  }

  @Override
  public List<ItemSummary> related(long id, int limit, Deadline deadline) {
    Document item = items.find(eq("_id", id)).projection(include("category")).first();
    if (item == null) {
      throw NotFoundException.item(id);
    }
    return related(id, item.getString("category"), limit);
  }

  private List<ItemSummary> related(long id, String category, int limit) {
    return ofCategory(category, Long.MAX_VALUE, limit + 1).stream()
        .filter(item -> item.id() != id)
        .limit(limit)
        .toList();
  }

  private List<ItemSummary> ofCategory(String category, long below, int count) {
    return summaries(and(eq("category", category), lt("_id", below)), "newest_in_category", count);
  }

  private List<ItemSummary> summaries(Bson wanted, String index, int count) {
    return items
        .find(wanted)
        .sort(descending("_id"))
        .hintString(index)
        .projection(SUMMARY)
        .limit(count)
        .batchSize(count)
        .map(MongoItems::summary)
        .into(new ArrayList<>());
  }

  @Override
  public Page<Review> reviews(long itemId, PageRequest request, Deadline deadline) {
    long below = request.idBelow(new ListKey.ReviewsOfItem(itemId));
    Bson wanted =
        below == Long.MAX_VALUE
            ? fields(include("archivedTo"), slice("reviews", request.limit() + 1))
            : fields(include("archivedTo"), computed("reviews", reviewsBelow(below)));
    Document found = items.find(eq("_id", itemId)).projection(wanted).first();
    if (found == null) {
      throw NotFoundException.item(itemId);
    }
    List<Document> reviews = new ArrayList<>(reviewsIn(found));
    if (reviews.size() <= request.limit() && found.containsKey("archivedTo")) {
      // Few items have so many that the older ones lie apart.
      for (Document bucket :
          buckets.find(bucketsOf(itemId)).sort(descending("_id")).hintString(BY_ID)) {
        reviewsIn(bucket).stream()
            .filter(review -> review.getLong("id") < below)
            .forEach(reviews::add);
      }
    }
    return page(itemId, reviews, request.limit());
  }

  static Document bucketsOf(long itemId) {
    String key = "%014x".formatted(itemId);
    return new Document("_id", new Document("$gte", key + "-").append("$lt", key + "."));
  }

  static Document reviewsBelow(long below) {
    return new Document(
        "$filter",
        new Document("input", "$reviews")
            .append("cond", new Document("$lt", List.of("$$this.id", below))));
  }

  @Override
  public Optional<Review> findReview(long itemId, long reviewId, Deadline deadline) {
    Document found =
        items
            .find(eq("_id", itemId))
            .projection(Projections.elemMatch("reviews", eq("id", reviewId)))
            .first();
    return found == null
        ? Optional.empty()
        : reviewsIn(found).stream().findFirst().map(review -> review(review, itemId));
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

  static Item item(Document item) {
    ItemSummary fields = summary(item);
    return new Item(
        fields.id(),
        fields.sku(),
        fields.title(),
        fields.brand(),
        fields.category(),
        item.getString("description"),
        fields.price(),
        fields.stock(),
        fields.photos(),
        fields.rating(),
        fields.createdAt(),
        fields.updatedAt(),
        fields.version());
  }

  static ItemSummary summary(Document item) {
    Document price = item.get("price", Document.class);
    Document rating = item.get("rating", Document.class);
    return new ItemSummary(
        item.getLong("_id"),
        item.getString("sku"),
        item.getString("title"),
        item.getString("brand"),
        item.getString("category"),
        new Price(price.getLong("amount"), price.getString("currency")),
        item.getInteger("stock"),
        item.getList("photos", Document.class).stream().map(MongoItems::photo).toList(),
        new RatingSummary(rating.getLong("count"), rating.getLong("sum")),
        instant(item, "createdAt"),
        instant(item, "updatedAt"),
        item.getLong("version"));
  }

  private static Photo photo(Document photo) {
    return new Photo(
        photo.getString("url"),
        photo.getString("alt"),
        photo.getInteger("width"),
        photo.getInteger("height"));
  }

  static Page<Review> page(long itemId, List<Document> reviews, int limit) {
    List<Review> found =
        reviews.stream().limit(limit + 1).map(review -> review(review, itemId)).toList();
    return Page.ofOneMore(found, limit, new ListKey.ReviewsOfItem(itemId), Review::id);
  }

  static List<Document> reviewsIn(Document item) {
    return item.getList("reviews", Document.class, List.of());
  }

  private static Review review(Document review, long itemId) {
    return new Review(
        review.getLong("id"),
        itemId,
        review.getString("author"),
        review.getInteger("stars"),
        review.getString("title"),
        review.getString("body"),
        instant(review, "createdAt"),
        instant(review, "updatedAt"),
        review.getLong("version"));
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

  private static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
