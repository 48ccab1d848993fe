package dev.itemstore.jmh.baseline;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoClientSettings;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.bson.io.BasicOutputBuffer;

/** The reads, given to DocumentDB's function for find commands. Writes are left out. */
final class SqlItems extends DocumentReads {
  private static final String FIND =
      "SELECT cursorpage::bytea FROM documentdb_api.find_cursor_first_page(?, ?::bytea)";

  private final Connection connection;
  private final String database;

  SqlItems(Connection connection, String database) {
    this.connection = connection;
    this.database = database;
  }

  @Override
  Optional<Document> findItem(long id, Bson projection) {
    BsonDocument command =
        command(ITEMS, eq("_id", id), projection)
            .append("limit", new BsonInt32(1))
            .append("singleBatch", BsonBoolean.TRUE);
    return find(command).stream().findFirst();
  }

  @Override
  List<Document> findNewest(
      String collection, Bson filter, Bson projection, String index, int count) {
    return find(
        command(collection, filter, projection)
            .append("sort", bson(descending("_id")))
            .append("hint", new BsonString(index))
            .append("limit", new BsonInt32(count))
            .append("batchSize", new BsonInt32(count)));
  }

  private static BsonDocument command(String collection, Bson filter, Bson projection) {
    return new BsonDocument("find", new BsonString(collection))
        .append("filter", bson(filter))
        .append("projection", bson(projection));
  }

  private static BsonDocument bson(Bson part) {
    return part.toBsonDocument(Document.class, MongoClientSettings.getDefaultCodecRegistry());
  }

  private List<Document> find(BsonDocument command) {
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

  private static byte[] bytes(BsonDocument document) {
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      new BsonDocumentCodec().encode(writer, document, EncoderContext.builder().build());
      return buffer.toByteArray();
    }
  }

  private static Document document(byte[] bytes) {
    try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
      return new DocumentCodec().decode(reader, DecoderContext.builder().build());
    }
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
}
