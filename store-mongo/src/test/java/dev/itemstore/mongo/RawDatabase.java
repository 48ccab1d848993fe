package dev.itemstore.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.itemstore.domain.store.StoreConfig;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** The database, past the store. */
final class RawDatabase implements AutoCloseable {
  private final MongoClient client;
  private final MongoDatabase database;

  RawDatabase(String url) {
    client = Clients.create(StoreConfig.of(url));
    database = client.getDatabase(Clients.database(StoreConfig.of(url)));
  }

  MongoDatabase database() {
    return database;
  }

  MongoCollection<BsonDocument> collection(String name) {
    return database.getCollection(name, BsonDocument.class);
  }

  BsonDocument item(long id) {
    return collection(Collections.ITEMS).find(Filters.eq(Fields.ID, id)).first();
  }

  /** Returns every bucket there is, whosever. */
  List<Bucket> buckets() {
    return database.getCollection(Collections.BUCKETS, Bucket.class).find().into(new ArrayList<>());
  }

  @Override
  public void close() {
    client.close();
  }
}
