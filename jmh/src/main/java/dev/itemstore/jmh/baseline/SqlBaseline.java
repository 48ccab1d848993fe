package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.StoreConfig;
import java.util.Map;
import java.util.Properties;

/**
 * The PostgreSQL behind FerretDB, asked by the functions that FerretDB asks it by: what is left of
 * an operation without the gateway.
 */
final class SqlBaseline implements Baseline {
  private static final String SETTINGS =
      """
      SELECT name, current_setting(name) FROM pg_settings WHERE name IN (
        'shared_buffers', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method',
        'max_wal_size', 'maintenance_work_mem', 'default_toast_compression', 'max_connections',
        'jit')
      """;

  private final String database;
  private final Connections connections;

  SqlBaseline(StoreConfig config, String url) {
    database = PlainClient.database(config);
    connections = new Connections(url, new Properties());
  }

  @Override
  public ItemRepository items() {
    return new SqlItems(connections.open(), database);
  }

  @Override
  public Map<String, String> settings() {
    return connections.settings(SETTINGS);
  }

  /**
   * Takes entries of what was deleted out of the indexes. PostgreSQL leaves them there while they
   * are few of all, and they are all where lists begin, since the benchmark's items are the newest.
   */
  @Override
  public void tidy() {
    connections.execute("VACUUM (INDEX_CLEANUP ON)");
  }

  @Override
  public void close() {
    connections.close();
  }
}
