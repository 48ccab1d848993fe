package dev.itemstore.mongo;

import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoClient;
import com.mongodb.event.CommandListener;
import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.ItemSummary;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** The store over one client of the driver. */
final class MongoStore implements Store {
  /** Building the indexes of a large dataset takes minutes. */
  private static final Duration SCHEMA_TIME = Duration.ofHours(2);

  /** How many deletions an opening store looks after; the rest is for the next. */
  private static final int MOST_SWEPT = 1_000;

  private static final Duration SWEEP_TIME = Duration.ofSeconds(30);

  private final MongoClient client;
  private final Failures failures;
  private final Collections collections;
  private final Deletions deletions;
  private final Limits limits;
  private final MongoItemRepository items;
  private Engine engine;
  private Set<Capability> capabilities;

  private MongoStore(StoreConfig config, MongoClient client, Limits limits, Steps steps) {
    this.client = client;
    this.limits = limits;
    this.failures = new Failures(client);
    this.collections = new Collections(client.getDatabase(Clients.database(config)));
    this.deletions = new Deletions(collections, config.clock(), steps);
    this.items =
        new MongoItemRepository(
            collections,
            failures,
            deletions,
            limits,
            steps,
            new IdGenerator(config.node(), config.clock()),
            config.clock());
  }

  static MongoStore open(
      StoreConfig config, Limits limits, Steps steps, CommandListener... listeners) {
    MongoStore store = new MongoStore(config, Clients.create(config, listeners), limits, steps);
    try {
      store.failures.translate(() -> {
        store.setUp(Deadline.after(config.connectTimeout()));
        return null;
      });
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private void setUp(Deadline connected) {
    engine = new EngineProbe(collections.database(connected)).engine();
    Deadline deadline = Deadline.after(SCHEMA_TIME);
    var database = collections.database(deadline);
    capabilities = new EngineProbe(database).capabilities();
    Schema schema = new Schema(database);
    schema.createCollections();
    if (!new DatasetRecords(collections).isLoading(deadline)) {
      schema.createIndexes();
    }
    Afterwards.tidy(() -> deletions.sweep(MOST_SWEPT, Deadline.after(SWEEP_TIME)));
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
    return capabilities;
  }

  @Override
  public void ping(Deadline deadline) {
    failures.translate(() -> {
      BsonDocument hello =
          collections
              .database(deadline)
              .runCommand(new BsonDocument("hello", new BsonInt32(1)), BsonDocument.class);
      if (!hello.getBoolean("isWritablePrimary", BsonBoolean.FALSE).getValue()) {
        throw new StoreUnavailableException("the database takes no writes for now", null);
      }
      // FerretDB answers the greeting by itself; this one goes down to the data.
      collections.other(Collections.DATASETS, deadline).find().first();
      return null;
    });
  }

  @Override
  public Optional<Dataset> dataset(Deadline deadline) {
    return failures.translate(() -> new DatasetRecords(collections).complete(deadline));
  }

  @Override
  public long countItems(Deadline deadline) {
    return failures.translate(() -> collections.items(deadline).countDocuments());
  }

  @Override
  public Storage storage(Deadline deadline) {
    return failures.translate(() -> DiskUse.ask(collections.database(deadline)));
  }

  @Override
  public List<QueryPlan> plans(Deadline deadline) {
    return failures.translate(() -> {
      ItemSummary newest =
          collections.summaries(deadline).find().sort(descending(Fields.ID)).first();
      return items
          .queries(
              newest == null ? 1 : newest.id(),
              newest == null ? "none" : newest.category(),
              deadline)
          .entrySet()
          .stream()
          .map(query -> Plans.read(query.getKey(), query.getValue()))
          .toList();
    });
  }

  @Override
  public BulkLoad load(Dataset dataset) {
    return failures.translate(() -> MongoBulkLoad.begin(collections, failures, limits, dataset));
  }

  @Override
  public void clear(Deadline deadline) {
    failures.translate(() -> {
      Schema schema = new Schema(collections.database(deadline));
      schema.dropCollections();
      schema.createCollections();
      schema.createIndexes();
      return null;
    });
  }

  @Override
  public void close() {
    failures.close();
    client.close();
  }
}
