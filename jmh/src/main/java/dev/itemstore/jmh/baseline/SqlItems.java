package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.Parts;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * The reads of {@link MongoItems}, as the same find commands, given to DocumentDB's function for
 * them. Writes are left out.
 */
final class SqlItems implements ItemRepository {
  private static final DocumentCodec CODEC = new DocumentCodec();
  private static final String FIND =
      "SELECT cursorpage::bytea FROM documentdb_api.find_cursor_first_page(?, ?::bytea)";

  private static final Document NEWEST_FIRST = new Document("_id", -1);

  private static final Document SUMMARY =
      new Document("sku", 1)
          .append("title", 1)
          .append("brand", 1)
          .append("category", 1)
          .append("price", 1)
          .append("stock", 1)
          .append("rating", 1)
          .append("createdAt", 1)
          .append("updatedAt", 1)
          .append("version", 1)
          .append("photos", new Document("$slice", 1));

  private final Connection connection;
  private final String database;

  SqlItems(Connection connection, String database) {
    this.connection = connection;
    this.database = database;
  }

  @Override
  public Optional<Item> findById(long id, Deadline deadline) {
    return one(id, new Document("reviews", 0)).map(MongoItems::item);
  }

  @Override
  public Optional<ItemWithParts> findWithParts(long id, Parts parts, Deadline deadline) {
    return one(id, new Document("reviews", new Document("$slice", parts.reviews() + 1)))
        .map(found -> {
          Item item = MongoItems.item(found);
          return new ItemWithParts(
              item,
              Optional.of(MongoItems.page(id, MongoItems.reviewsIn(found), parts.reviews())),
              Optional.of(related(id, item.category(), parts.related())));
        });
  }

  @Override
  public Page<ItemSummary> newest(PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.AllItems();
    Document wanted = new Document("_id", new Document("$lt", request.idBelow(list)));
    return Page.ofOneMore(
        summaries(wanted, "_id_", request.limit() + 1), request.limit(), list, ItemSummary::id);
  }

  @Override
  public Page<ItemSummary> newestInCategory(
      String category, PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.ItemsOfCategory(category);
    return Page.ofOneMore(
        ofCategory(category, request.idBelow(list), request.limit() + 1),
        request.limit(),
        list,
        ItemSummary::id);
  }

  @Override
  public List<ItemSummary> related(long id, int limit, Deadline deadline) {
    Document item = one(id, new Document("category", 1)).orElseThrow();
    return related(id, item.getString("category"), limit);
  }

  private List<ItemSummary> related(long id, String category, int limit) {
    return ofCategory(category, Long.MAX_VALUE, limit + 1).stream()
        .filter(item -> item.id() != id)
        .limit(limit)
        .toList();
  }

  private List<ItemSummary> ofCategory(String category, long below, int count) {
    Document wanted = new Document("category", category).append("_id", new Document("$lt", below));
    return summaries(wanted, "newest_in_category", count);
  }

  private List<ItemSummary> summaries(Document wanted, String index, int count) {
    return find("items", wanted, SUMMARY, NEWEST_FIRST, index, count).stream()
        .map(MongoItems::summary)
        .toList();
  }

  @Override
  public Page<Review> reviews(long itemId, PageRequest request, Deadline deadline) {
    long below = request.idBelow(new ListKey.ReviewsOfItem(itemId));
    Document wanted =
        new Document("archivedTo", 1)
            .append(
                "reviews",
                below == Long.MAX_VALUE
                    ? new Document("$slice", request.limit() + 1)
                    : MongoItems.reviewsBelow(below));
    Document item = one(itemId, wanted).orElseThrow();
    List<Document> reviews = new ArrayList<>(MongoItems.reviewsIn(item));
    if (reviews.size() <= request.limit() && item.containsKey("archivedTo")) {
      for (Document bucket :
          find("reviewBuckets", MongoItems.bucketsOf(itemId), null, NEWEST_FIRST, "_id_", 100)) {
        MongoItems.reviewsIn(bucket).stream()
            .filter(review -> review.getLong("id") < below)
            .forEach(reviews::add);
      }
    }
    return MongoItems.page(itemId, reviews, request.limit());
  }

  @Override
  public Optional<Review> findReview(long itemId, long reviewId, Deadline deadline) {
    throw onlyTimedReads();
  }

  @Override
  public Item create(ItemDraft draft, Deadline deadline) {
    throw onlyTimedReads();
  }

  @Override
  public Item update(long id, ExpectedVersion expected, ItemDraft draft, Deadline deadline) {
    throw onlyTimedReads();
  }

  @Override
  public void delete(long id, ExpectedVersion expected, Deadline deadline) {
    throw onlyTimedReads();
  }

  @Override
  public Review addReview(long itemId, ReviewDraft draft, Deadline deadline) {
    throw onlyTimedReads();
  }

  @Override
  public Review updateReview(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline) {
    throw onlyTimedReads();
  }

  @Override
  public void deleteReview(
      long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    throw onlyTimedReads();
  }

  private static UnsupportedOperationException onlyTimedReads() {
    return new UnsupportedOperationException("only reads that are timed are asked for by SQL");
  }

  private Optional<Document> one(long id, Document projection) {
    return find("items", new Document("_id", id), projection, null, null, 1).stream().findFirst();
  }

  private List<Document> find(
      String collection,
      Document filter,
      Document projection,
      Document sort,
      String hint,
      int limit) {
    Document command = new Document("find", collection).append("filter", filter);
    if (sort != null) {
      command.append("sort", sort).append("hint", hint).append("batchSize", limit);
    } else {
      command.append("singleBatch", true);
    }
    if (projection != null) {
      command.append("projection", projection);
    }
    command.append("limit", limit);
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, database);
      statement.setBytes(2, bytes(command));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return document(row.getBytes(1))
            .get("cursor", Document.class)
            .getList("firstBatch", Document.class);
      }
    } catch (SQLException e) {
      throw new BaselineException("the engine failed", e);
    }
  }

  private static byte[] bytes(Document document) {
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      CODEC.encode(writer, document, EncoderContext.builder().build());
      return buffer.toByteArray();
    }
  }

  private static Document document(byte[] bytes) {
    try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
      return CODEC.decode(reader, DecoderContext.builder().build());
    }
  }
}
