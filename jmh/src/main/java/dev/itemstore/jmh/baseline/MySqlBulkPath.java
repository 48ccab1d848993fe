package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.store.StoreConfig;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** LOAD DATA LOCAL INFILE of a file for each table, on a session for each thread. */
final class MySqlBulkPath implements BulkPath {
  /** Parents first. The columns are those of the table, in its order. */
  private static final List<Table> TABLES =
      List.of(
          new Table("item", "id", "id"),
          new Table("photo", "item_id", "item_id, position"),
          new Table("review", "item_id", "item_id, id"));

  /** Those of the store's own load, so that both do the same work for each row. */
  private static final String SESSION_SETTINGS =
      "SET SESSION foreign_key_checks = 0, transaction_isolation = 'READ-COMMITTED'";

  private final String url;
  private final Properties properties = new Properties();
  private final Path folder;
  private final Map<Path, Long> rowsOfFiles = new ConcurrentHashMap<>();
  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

  MySqlBulkPath(StoreConfig config, Path folder) {
    this.url = config.url();
    this.folder = folder;
    properties.setProperty("allowLoadLocalInfile", "true");
    config.user().ifPresent(user -> properties.setProperty("user", user));
    config.password().ifPresent(password -> properties.setProperty("password", password));
  }

  @Override
  public ReadyMade prepare(int part, long firstId, long lastId) {
    return withSession(session -> {
      ReadyMade all = new ReadyMade(0, 0);
      for (Table table : TABLES) {
        all = all.plus(prepare(session, table, file(table, part), firstId, lastId));
      }
      session.commit();
      return all;
    });
  }

  private ReadyMade prepare(Connection session, Table table, Path file, long firstId, long lastId)
      throws SQLException {
    String query =
        "SELECT * FROM %s WHERE %s BETWEEN ? AND ? ORDER BY %s"
            .formatted(table.name(), table.itemId(), table.primaryKey());
    try (PreparedStatement statement = session.prepareStatement(query);
        BufferedWriter out = Files.newBufferedWriter(file)) {
      statement.setLong(1, firstId);
      statement.setLong(2, lastId);
      long rows = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          write(row, out);
          rows++;
        }
      }
      out.flush();
      rowsOfFiles.put(file, rows);
      return new ReadyMade(rows, Files.size(file));
    } catch (IOException e) {
      throw new BaselineException("cannot write " + file, e);
    }
  }

  /** As LOAD DATA reads it by default. */
  private static void write(ResultSet row, BufferedWriter out) throws SQLException, IOException {
    int columns = row.getMetaData().getColumnCount();
    for (int i = 1; i <= columns; i++) {
      String value = row.getString(i);
      if (value == null) {
        out.write("\\N");
      } else {
        writeEscaped(value, out);
      }
      out.write(i < columns ? '\t' : '\n');
    }
  }

  private static void writeEscaped(String value, BufferedWriter out) throws IOException {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.write("\\\\");
        case '\t' -> out.write("\\t");
        case '\n' -> out.write("\\n");
        case '\r' -> out.write("\\r");
        default -> out.write(c);
      }
    }
  }

  @Override
  public void load(int part) {
    withSession(session -> {
      try (Statement statement = session.createStatement()) {
        for (Table table : TABLES) {
          load(statement, table, file(table, part));
        }
      }
      session.commit();
      return null;
    });
  }

  private void load(Statement statement, Table table, Path file) throws SQLException {
    long rows = rowsOfFiles.get(file);
    if (rows == 0) {
      return;
    }
    String quoted = file.toString().replace("\\", "\\\\").replace("'", "\\'");
    long taken =
        statement.executeLargeUpdate(
            "LOAD DATA LOCAL INFILE '%s' INTO TABLE %s CHARACTER SET binary"
                .formatted(quoted, table.name()));
    // LOCAL leaves out what it cannot take, with a warning.
    if (taken != rows) {
      throw new BaselineException(
          "table %s took %d of %d rows".formatted(table.name(), taken, rows));
    }
  }

  private Path file(Table table, int part) {
    return folder.toAbsolutePath().resolve("%s-%06d.tsv".formatted(table.name(), part));
  }

  private <T> T withSession(Work<T> work) {
    try {
      Connection session = idle.poll();
      if (session == null) {
        session = open();
      }
      boolean well = false;
      try {
        T result = work.by(session);
        well = true;
        return result;
      } finally {
        if (well) {
          idle.add(session);
        } else {
          session.close();
        }
      }
    } catch (SQLException e) {
      throw new BaselineException("the engine's own bulk path failed", e);
    }
  }

  private Connection open() throws SQLException {
    Connection session = DriverManager.getConnection(url, properties);
    session.setAutoCommit(false);
    try (Statement statement = session.createStatement()) {
      statement.execute(SESSION_SETTINGS);
    }
    return session;
  }

  @Override
  public void close() {
    Connection session;
    while ((session = idle.poll()) != null) {
      try {
        session.close();
      } catch (SQLException e) {
        // It is closed already.
      }
    }
  }

  /**
   * @param itemId the column that names the item
   * @param primaryKey the order in which rows are loaded
   */
  private record Table(String name, String itemId, String primaryKey) {}

  @FunctionalInterface
  private interface Work<T> {
    T by(Connection session) throws SQLException;
  }
}
