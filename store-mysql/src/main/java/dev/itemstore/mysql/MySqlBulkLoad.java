package dev.itemstore.mysql;

import com.mysql.cj.jdbc.JdbcStatement;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.UnsuitableEngineException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Loads chunks by LOAD DATA LOCAL from memory. A chunk's rows and the row that says that it is
 * loaded are one transaction. Each thread that loads has a connection of its own while it does.
 */
final class MySqlBulkLoad implements BulkLoad {
  /** A server that says nothing for so long hangs. */
  private static final Duration STEP_TIME = Duration.ofMinutes(10);

  private final ServerConnections connections;
  private final Set<Integer> loaded;

  /** All open connections of this load, and those of them that no thread uses. */
  private final Set<Loader> open = ConcurrentHashMap.newKeySet();

  private final Queue<Loader> idle = new ConcurrentLinkedQueue<>();

  private MySqlBulkLoad(ServerConnections connections, Set<Integer> loaded) {
    this.connections = connections;
    this.loaded = loaded;
  }

  /**
   * @throws IllegalStateException if the store holds other items
   * @throws UnsuitableEngineException if the server takes no local data
   */
  static MySqlBulkLoad begin(ServerConnections connections, Dataset dataset) {
    try (Connection connection = connections.getConnection()) {
      requireLocalData(connection);
      DatasetDao datasets = Session.over(connection).datasets();
      Optional<Dataset> begun = datasets.find().map(DatasetDao.Loaded::dataset);
      long ownItems = begun.isPresent() ? dataset.items() : 0;
      if (!begun.orElse(dataset).equals(dataset) || datasets.hasItemsAbove(ownItems)) {
        throw new IllegalStateException(
            "the store holds other items than this dataset's: clear it first, or name another"
                + " database");
      }
      if (begun.isEmpty()) {
        datasets.insert(dataset.seed(), dataset.items(), dataset.generatorVersion());
      }
      Set<Integer> loaded = ConcurrentHashMap.newKeySet();
      loaded.addAll(datasets.chunks());
      return new MySqlBulkLoad(connections, loaded);
    } catch (SQLException e) {
      throw Failures.of(e);
    } catch (IllegalStateException | UnsuitableEngineException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failures.of(Failures.sqlCause(e).orElseThrow(() -> e));
    }
  }

  private static void requireLocalData(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT @@GLOBAL.local_infile")) {
      row.next();
      if (!ServerStatus.isOn(row.getString(1))) {
        throw new UnsuitableEngineException(
            "the server takes no bulk data from clients: set it up with SET GLOBAL local_infile=ON");
      }
    }
  }

  @Override
  public boolean isLoaded(int chunk) {
    return loaded.contains(chunk);
  }

  @Override
  public long load(int chunk, List<ItemWithReviews> items) {
    if (isLoaded(chunk)) {
      return 0;
    }
    long bytes = withLoader(loader -> load(loader, chunk, items));
    loaded.add(chunk);
    return bytes;
  }

  private static long load(Loader loader, int chunk, List<ItemWithReviews> items)
      throws SQLException {
    ChunkText text = loader.text();
    text.fill(items);
    try (Statement statement = loader.connection().createStatement()) {
      // First of all: another load of the same chunk waits here, and then finds it loaded.
      if (statement.executeUpdate("INSERT IGNORE INTO load_chunk (chunk) VALUES (" + chunk + ")")
          == 0) {
        loader.connection().rollback();
        return 0;
      }
      send(statement, ChunkText.ITEM_COLUMNS, text.items());
      send(statement, ChunkText.PHOTO_COLUMNS, text.photos());
      send(statement, ChunkText.REVIEW_COLUMNS, text.reviews());
    }
    loader.connection().commit();
    return text.bytes();
  }

  private static void send(Statement statement, String columns, ChunkText.Rows rows)
      throws SQLException {
    if (rows.count() == 0) {
      return;
    }
    try (InputStream data = rows.data()) {
      statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(data);
      long taken =
          statement.executeLargeUpdate(
              "LOAD DATA LOCAL INFILE 'memory' INTO TABLE " + columns(columns));
      // LOCAL leaves out what it cannot take, with a warning, where others would fail.
      if (taken != rows.count()) {
        throw new IllegalStateException(
            "the store took %d of %d rows of a chunk: clear it first, it holds other items"
                .formatted(taken, rows.count()));
      }
    } catch (java.io.IOException e) {
      throw new AssertionError("memory was read", e);
    }
  }

  /**
   * Read as bytes: the server then looks for the ends of fields without taking characters apart. A
   * text column still takes nothing but well-formed UTF-8.
   */
  private static String columns(String tableAndColumns) {
    int end = tableAndColumns.indexOf(' ');
    return tableAndColumns.substring(0, end)
        + " CHARACTER SET binary "
        + tableAndColumns.substring(end + 1);
  }

  @Override
  public void complete(Consumer<String> step) {
    withLoader(loader -> {
      Connection connection = loader.connection();
      step.accept("statistics");
      try (Statement statement = connection.createStatement()) {
        statement.execute("ANALYZE TABLE item, photo, review");
      }
      Session.over(connection).datasets().complete();
      connection.commit();
      return null;
    });
  }

  private <T> T withLoader(Work<T> work) {
    Loader loader = null;
    try {
      loader = idle.poll();
      if (loader == null) {
        loader = open();
      }
      T result = work.by(loader);
      idle.add(loader);
      return result;
    } catch (SQLException e) {
      discard(loader);
      throw Failures.of(e);
    } catch (RuntimeException e) {
      discard(loader);
      throw Failures.sqlCause(e).<RuntimeException>map(Failures::of).orElse(e);
    }
  }

  private Loader open() throws SQLException {
    Loader loader = new Loader(connections.getLoadConnection(), new ChunkText());
    open.add(loader);
    loader.connection().setAutoCommit(false);
    loader.connection().setNetworkTimeout(Runnable::run, (int) STEP_TIME.toMillis());
    try (Statement statement = loader.connection().createStatement()) {
      // A chunk brings each child with its parent: looking each up again would cost a tenth.
      statement.execute(
          "SET SESSION foreign_key_checks = 0, transaction_isolation = 'READ-COMMITTED'");
    }
    return loader;
  }

  /** Ends a connection, and with it what it had not committed. */
  private void discard(Loader loader) {
    if (loader == null) {
      return;
    }
    open.remove(loader);
    try {
      loader.connection().close();
    } catch (SQLException e) {
      // It is closed already.
    }
  }

  @Override
  public void close() {
    open.forEach(this::discard);
  }

  /** A connection with memory for a chunk's text. */
  private record Loader(Connection connection, ChunkText text) {}

  @FunctionalInterface
  private interface Work<T> {
    T by(Loader loader) throws SQLException;
  }
}
