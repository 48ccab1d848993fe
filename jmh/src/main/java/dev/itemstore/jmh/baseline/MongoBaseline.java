package dev.itemstore.jmh.baseline;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.StoreConfig;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** MongoDB's driver with its own documents, and the durability of the store. */
final class MongoBaseline implements Baseline {
  private final IdGenerator ids = new IdGenerator(IdGenerator.MAX_NODE, Clock.systemUTC());
  private final MongoClient client;
  private final MongoDatabase database;

  MongoBaseline(StoreConfig config) {
    client = PlainClient.open(config);
    database = client.getDatabase(PlainClient.database(config));
  }

  @Override
  public ItemRepository items() {
    return new MongoItems(database, ids);
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("driver", Library.of(MongoClients.class));
    settings.put("write concern", "majority, journaled");
    try {
      BsonDocument answer =
          client
              .getDatabase("admin")
              .runCommand(new BsonDocument("getCmdLineOpts", new BsonInt32(1)), BsonDocument.class);
      BsonDocument parsed = answer.getDocument("parsed", new BsonDocument());
      if (!parsed.isEmpty()) { // FerretDB's is.
        settings.put("command line", parsed.toJson());
      }
    } catch (MongoCommandException e) {
      // Whoever is not an administrator is not told.
    }
    return settings;
  }

  @Override
  public void close() {
    client.close();
  }
}
