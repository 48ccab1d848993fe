package dev.itemstore.jmh.baseline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.computed;
import static com.mongodb.client.model.Projections.elemMatch;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Projections.slice;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The reads of the document model as find commands, and what they find as the driver's own
 * documents. How a command reaches the engine is the subclass's: whatever the way, it is the same
 * command.
 */
abstract class DocumentReads implements ItemRepository {
  static final String ITEMS = "items";
  static final Bson WITHOUT_REVIEWS = exclude("reviews");

  private static final String BUCKETS = "reviewBuckets";
  private static final int MOST_BUCKETS = 100;

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

  /** Finds the one document of {@link #ITEMS} with an id; empty if there is none. */
  abstract Optional<Document> findItem(long id, Bson projection);

  /** Finds the first documents by descending {@code _id}, which is the order of the index. */
  abstract List<Document> findNewest(
      String collection, Bson filter, Bson projection, String index, int count);

  @Override
  public Optional<Item> findById(long id, Deadline deadline) {
    return findItem(id, WITHOUT_REVIEWS).map(DocumentReads::item);
  }

  @Override
  public Optional<ItemWithParts> findWithParts(long id, Parts parts, Deadline deadline) {
    return findItem(id, slice("reviews", parts.reviews() + 1))
        .map(found -> {
          Item item = item(found);
          return new ItemWithParts(
              item,
              Optional.of(page(id, reviewsIn(found), parts.reviews())),
              Optional.of(related(id, item.category(), parts.related())));
        });
  }

  @Override
  public Page<ItemSummary> newest(PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.AllItems();
    List<ItemSummary> found =
        summaries(lt("_id", request.idBelow(list)), "_id_", request.limit() + 1);
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
    Document item = findItem(id, include("category")).orElseThrow(() -> NotFoundException.item(id));
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

  private List<ItemSummary> summaries(Bson filter, String index, int count) {
    return findNewest(ITEMS, filter, SUMMARY, index, count).stream()
        .map(DocumentReads::summary)
        .toList();
  }

  @Override
  public Page<Review> reviews(long itemId, PageRequest request, Deadline deadline) {
    long below = request.idBelow(new ListKey.ReviewsOfItem(itemId));
    Bson wanted =
        below == Long.MAX_VALUE
            ? slice("reviews", request.limit() + 1)
            : computed("reviews", reviewsBelow(below));
    Document item =
        findItem(itemId, fields(include("archivedTo"), wanted))
            .orElseThrow(() -> NotFoundException.item(itemId));
    List<Document> reviews = new ArrayList<>(reviewsIn(item));
    if (reviews.size() <= request.limit() && item.containsKey("archivedTo")) {
      // Few items have so many that the older ones lie apart.
      for (Document bucket :
          findNewest(BUCKETS, bucketsOf(itemId), fields(), "_id_", MOST_BUCKETS)) {
        reviewsIn(bucket).stream()
            .filter(review -> review.getLong("id") < below)
            .forEach(reviews::add);
      }
    }
    return page(itemId, reviews, request.limit());
  }

  private static Bson bucketsOf(long itemId) {
    String key = "%014x".formatted(itemId);
    return and(gte("_id", key + "-"), lt("_id", key + "."));
  }

  private static Document reviewsBelow(long below) {
    return new Document(
        "$filter",
        new Document("input", "$reviews")
            .append("cond", new Document("$lt", List.of("$$this.id", below))));
  }

  @Override
  public Optional<Review> findReview(long itemId, long reviewId, Deadline deadline) {
    return findItem(itemId, elemMatch("reviews", eq("id", reviewId)))
        .flatMap(found -> reviewsIn(found).stream().findFirst())
        .map(review -> review(review, itemId));
  }

  static Item item(Document item) {
    ItemSummary fields = summary(item);
    return WholeItem.of(fields, item.getString("description"), fields.photos());
  }

  private static ItemSummary summary(Document item) {
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
        item.getList("photos", Document.class).stream().map(DocumentReads::photo).toList(),
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

  private static Page<Review> page(long itemId, List<Document> reviews, int limit) {
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

  private static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }
}
