package dev.itemstore.mysql;

import dev.itemstore.domain.store.Dataset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the dataset and its chunks, and on the server itself. */
interface DatasetDao {

  @SqlQuery("SELECT seed, items, generator_version, complete FROM dataset")
  Optional<Loaded> find();

  @SqlUpdate(
      """
      INSERT INTO dataset (seed, items, generator_version, complete)
      VALUES (:seed, :items, :generatorVersion, FALSE)
      """)
  void insert(long seed, long items, int generatorVersion);

  @SqlUpdate("UPDATE dataset SET complete = TRUE")
  void complete();

  @SqlQuery("SELECT chunk FROM load_chunk")
  Set<Integer> chunks();

  /** Tells whether there is an item that no dataset of this many items holds. */
  @SqlQuery("SELECT EXISTS (SELECT 1 FROM item WHERE id > :items)")
  boolean hasItemsAbove(long items);

  @SqlQuery("SELECT COUNT(*) FROM item")
  long countItems();

  /** A variable is a number on some versions and a word on others. */
  @SqlQuery("SELECT @@GLOBAL.read_only NOT IN ('0', 'OFF') OR @@GLOBAL.innodb_read_only")
  boolean isReadOnly();

  /** A dataset, and whether all of it is there. */
  record Loaded(Dataset dataset, boolean complete) {}

  /** Reads a row of the dataset's table. */
  final class LoadedMapper implements RowMapper<Loaded> {
    @Override
    public Loaded map(ResultSet row, StatementContext context) throws SQLException {
      return new Loaded(
          new Dataset(row.getLong(1), row.getLong(2), row.getInt(3)), row.getBoolean(4));
    }
  }
}
