package dev.itemstore.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import dev.itemstore.domain.store.StoreConfig;
import java.util.List;

/** Sets up the driver. */
final class Clients {
  private static final String DEFAULT_DATABASE = "itemstore";

  /**
   * Returns a client that connects when it is first used.
   *
   * @param listeners are told each command that is sent
   * @throws IllegalArgumentException if the URL is not one of MongoDB's
   */
  static MongoClient create(StoreConfig config, CommandListener... listeners) {
    ConnectionString url = new ConnectionString(config.url());
    long connectMillis = config.connectTimeout().toMillis();
    MongoClientSettings.Builder settings =
        MongoClientSettings.builder()
            .applyConnectionString(url)
            .codecRegistry(Collections.CODECS)
            // The promises of the contract do not depend on what a URL says.
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .readConcern(ReadConcern.DEFAULT)
            .readPreference(ReadPreference.primary())
            .retryWrites(true)
            .retryReads(true)
            .applyToConnectionPoolSettings(pool -> pool.maxSize(config.maxConnections()).minSize(0))
            .applyToSocketSettings(socket -> socket.connectTimeout(connectMillis, MILLISECONDS))
            // Where an operation has less time left than this, that is what it waits.
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(connectMillis, MILLISECONDS));
    if (url.getCredential() == null && config.user().isPresent()) {
      settings.credential(
          MongoCredential.createCredential(
              config.user().get(), "admin", config.password().orElse("").toCharArray()));
    }
    List.of(listeners).forEach(settings::addCommandListener);
    return MongoClients.create(settings.build());
  }

  /** Returns the name of the database that the URL names, or the default. */
  static String database(StoreConfig config) {
    String named = new ConnectionString(config.url()).getDatabase();
    return named == null ? DEFAULT_DATABASE : named;
  }

  private Clients() {}
}
