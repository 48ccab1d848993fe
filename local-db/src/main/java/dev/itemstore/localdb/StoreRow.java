package dev.itemstore.localdb;

import java.util.List;

/**
 * One store's row: where its engines come from, in the order of preference.
 *
 * @param store the store's name
 * @param defaultPort where {@code scripts/db} runs it, out of the way of a server that the machine
 *     has anyway
 * @param sources where its engines come from; what can be fetched is fetched in this order, too
 * @param advice what to do if none is to be had
 */
record StoreRow(String store, int defaultPort, List<EngineSource> sources, String advice) {

  /** Every store that a server can be had for. */
  static final List<StoreRow> ALL =
      List.of(
          new StoreRow(
              "mysql",
              13306,
              List.of(
                  new GivenUrl(
                      "ITEMSTORE_MYSQL_URL",
                      3306,
                      MySqlGreeting::engine,
                      "createDatabaseIfNotExist=true"),
                  MySqlSources::binary,
                  MySqlSources::installed,
                  new MariaDbJar()),
              "install MySQL 8.4 or newer or MariaDB 11.4 and name its mysqld by ITEMSTORE_MYSQLD, run scripts/get-mysql"
                  + " (on Debian), or name a server by ITEMSTORE_MYSQL_URL"),
          new StoreRow(
              "mongo",
              17017,
              List.of(
                  new GivenUrl("ITEMSTORE_MONGO_URL", 27017, MongoGreeting::engine, ""),
                  MongoSources::binary,
                  new MongodDownload(),
                  new MongoSources.DocumentDb()),
              "install MongoDB 7.0 or newer and name its mongod by ITEMSTORE_MONGOD, run scripts/get-documentdb"
                  + " (on Debian with Go), or name a server by ITEMSTORE_MONGO_URL"));

  /**
   * Returns a store's row.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  static StoreRow of(String store) {
    return ALL.stream()
        .filter(row -> row.store().equals(store))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no store '%s'; there is %s"
                    .formatted(store, String.join(", ", LocalEngines.stores()))));
  }
}
