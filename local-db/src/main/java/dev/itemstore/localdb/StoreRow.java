package dev.itemstore.localdb;

import java.util.List;

/**
 * One store's row: where its engines come from, in the order of preference.
 *
 * @param store the store's name
 * @param advice what to do if none is to be had
 */
record StoreRow(String store, List<EngineSource> sources, String advice) {

  /** Every store that a server can be had for. */
  static final List<StoreRow> ALL =
      List.of(
          new StoreRow(
              "mysql",
              List.of(MySqlSources::binary, MySqlSources::installed, new MariaDbJar()),
              "install MySQL 8.4 or newer or MariaDB 11.4, or name a server by ITEMSTORE_MYSQL_URL"),
          new StoreRow(
              "mongo",
              List.of(MongoSources::documentDb),
              "install MongoDB 7.0 or newer, run scripts/get-documentdb (on Debian with Go), or name a server by ITEMSTORE_MONGO_URL"));
}
