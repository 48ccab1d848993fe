package dev.itemstore.jmh.baseline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import dev.itemstore.domain.store.StoreConfig;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Unordered inserts of documents that are encoded already, a part's documents of a collection at
 * once. A file holds documents one behind another, each of which begins with its length, as
 * mongodump writes them.
 */
final class MongoBulkPath implements BulkPath {
  private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

  private final MongoClient client;
  private final MongoCollection<RawBsonDocument> items;
  private final MongoCollection<RawBsonDocument> buckets;
  private final Path folder;

  MongoBulkPath(StoreConfig config, Path folder) {
    client = PlainClient.open(config);
    MongoDatabase database = client.getDatabase(PlainClient.database(config));
    items = database.getCollection("items", RawBsonDocument.class);
    buckets = database.getCollection("reviewBuckets", RawBsonDocument.class);
    this.folder = folder;
  }

  @Override
  public ReadyMade prepare(int part, long firstId, long lastId) {
    return prepare(items, part, between(firstId, lastId + 1))
        .plus(prepare(buckets, part, between(bucketKey(firstId), bucketKey(lastId + 1))));
  }

  private static Bson between(Object first, Object end) {
    return and(gte("_id", first), lt("_id", end));
  }

  /** Returns what the keys of an item's buckets begin with. */
  private static String bucketKey(long itemId) {
    return "%014x".formatted(itemId);
  }

  private ReadyMade prepare(MongoCollection<RawBsonDocument> collection, int part, Bson which) {
    Path file = file(collection, part);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        MongoCursor<RawBsonDocument> found =
            collection.find(which).sort(ascending("_id")).iterator()) {
      long rows = 0;
      while (found.hasNext()) {
        write(found.next().getByteBuffer(), out);
        rows++;
      }
      out.flush();
      return new ReadyMade(rows, Files.size(file));
    } catch (IOException e) {
      throw new BaselineException("cannot write " + file, e);
    } catch (MongoException e) {
      throw new BaselineException("the documents cannot be read", e);
    }
  }

  private static void write(ByteBuf document, OutputStream out) throws IOException {
    byte[] bytes = new byte[document.remaining()];
    document.get(bytes);
    out.write(bytes);
  }

  @Override
  public void load(int part) {
    load(buckets, part);
    load(items, part);
  }

  private void load(MongoCollection<RawBsonDocument> collection, int part) {
    Path file = file(collection, part);
    try {
      List<RawBsonDocument> documents = documents(Files.readAllBytes(file));
      if (!documents.isEmpty()) {
        collection.insertMany(documents, UNORDERED);
      }
    } catch (IOException e) {
      throw new BaselineException("cannot read " + file, e);
    } catch (MongoException e) {
      throw new BaselineException("the engine's own bulk path failed", e);
    }
  }

  private static List<RawBsonDocument> documents(byte[] bytes) {
    ByteBuffer lengths = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<RawBsonDocument> documents = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int length = lengths.getInt(at);
      documents.add(new RawBsonDocument(bytes, at, length));
      at += length;
    }
    return documents;
  }

  private Path file(MongoCollection<?> collection, int part) {
    return folder.resolve(
        "%s-%06d.bson".formatted(collection.getNamespace().getCollectionName(), part));
  }

  @Override
  public void close() {
    client.close();
  }
}
