package dev.itemstore.jmh.baseline;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.itemstore.domain.store.StoreConfig;

/** MongoDB's driver as it comes, with the durability of the store. */
final class PlainClient {
  private static final String DEFAULT_DATABASE = "itemstore";

  static MongoClient open(StoreConfig config) {
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
    return MongoClients.create(settings.build());
  }

  /** Returns the name of the database that the URL names, or the store's default. */
  static String database(StoreConfig config) {
    String named = new ConnectionString(config.url()).getDatabase();
    return named == null ? DEFAULT_DATABASE : named;
  }

  private PlainClient() {}
}
