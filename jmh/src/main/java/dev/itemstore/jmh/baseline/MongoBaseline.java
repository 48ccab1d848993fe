package dev.itemstore.jmh.baseline;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.WriteConcern;
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
  private static final String DEFAULT_DATABASE = "itemstore";

  private final IdGenerator ids = new IdGenerator(IdGenerator.MAX_NODE, Clock.systemUTC());
  private final MongoClient client;
  private final MongoDatabase database;

  MongoBaseline(StoreConfig config) {
    client = MongoClients.create(settings(config).build());
    database = client.getDatabase(database(config));
  }

  private static MongoClientSettings.Builder settings(StoreConfig config) {
    ConnectionString url = new ConnectionString(config.url());
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applyConnectionString(url)
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .applyToConnectionPoolSettings(pool -> pool.maxSize(config.maxConnections()));
    if (url.getCredential() == null && config.user().isPresent()) {
      settings.credential(
          MongoCredential.createCredential(
              config.user().get(), "admin", config.password().orElse("").toCharArray()));
    }
    return settings;
  }

  /** Returns the name of the database that the URL names, or the store's default. */
  static String database(StoreConfig config) {
    String named = new ConnectionString(config.url()).getDatabase();
    return named == null ? DEFAULT_DATABASE : named;
  }

  @Override
  public ItemRepository items() {
    return new MongoItems(database, ids);
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("write concern", "majority, journaled");
    try {
      BsonDocument answer =
          client
              .getDatabase("admin")
              .runCommand(new BsonDocument("getCmdLineOpts", new BsonInt32(1)), BsonDocument.class);
      settings.put("command line", answer.getDocument("parsed", new BsonDocument()).toJson());
    } catch (MongoCommandException e) {
      // FerretDB may not know it.
      settings.put("command line", "not told");
    }
    return settings;
  }

  @Override
  public void close() {
    client.close();
  }
}
