package dev.itemstore.mysql;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Capability;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.QueryPlan;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The open store: one pool of connections, and the operations over it. */
final class MySqlStore implements Store {
  /** In this order, so that a store whose clearing was cut off never passes for a loaded one. */
  private static final List<String> TABLES =
      List.of("dataset", "load_chunk", "review", "photo", "item");

  private final ServerConnections connections;
  private final Engine engine;
  private final Database database;
  private final ItemRepository items;

  MySqlStore(StoreConfig config, ServerConnections connections, Engine engine) {
    this.connections = connections;
    this.engine = engine;
    IdGenerator ids = new IdGenerator(config.node(), config.clock());
    this.database = new Database(config, connections);
    this.items = new MySqlItemRepository(database, ids, config.clock());
  }

  @Override
  public ItemRepository items() {
    return items;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.ENFORCES_BOUNDS);
  }

  @Override
  public void ping(Deadline deadline) {
    if (database.run(deadline, session -> session.datasets().isReadOnly())) {
      throw new StoreUnavailableException("the database is read-only", null);
    }
  }

  @Override
  public Optional<Dataset> dataset(Deadline deadline) {
    return database
        .run(deadline, session -> session.datasets().find())
        .filter(DatasetDao.Loaded::complete)
        .map(DatasetDao.Loaded::dataset);
  }

  @Override
  public long countItems(Deadline deadline) {
    return database.run(deadline, session -> session.datasets().countItems());
  }

  @Override
  public Storage storage(Deadline deadline) {
    return database.run(deadline, session -> DiskUse.ask(session.handle()));
  }

  @Override
  public List<QueryPlan> plans(Deadline deadline) {
    return database.run(deadline, session -> Plans.ask(session.handle()));
  }

  @Override
  public BulkLoad load(Dataset dataset) {
    return MySqlBulkLoad.begin(connections, dataset);
  }

  @Override
  public void clear(Deadline deadline) {
    database.run(
        deadline,
        session -> {
          Handle handle = session.handle();
          // A table that others refer to is truncated only without a look at them.
          handle.execute("SET SESSION foreign_key_checks = 0");
          TABLES.forEach(table -> handle.execute("TRUNCATE TABLE " + table));
          handle.execute("SET SESSION foreign_key_checks = 1");
          return null;
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
