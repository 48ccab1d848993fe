package dev.itemstore.mysql;

import dev.itemstore.domain.Review;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * The statements over one physical connection. It lives as long as the connection does, since
 * making a handle and its SQL objects anew costs as much as the query. For use by one thread at a
 * time.
 */
record Session(Handle handle, ItemDao items, ReviewDao reviews, DatasetDao datasets) {

  static Session over(Connection connection) {
    Jdbi jdbi = Jdbi.create(() -> connection).installPlugin(new SqlObjectPlugin());
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    jdbi.registerArgument(new InstantArgument());
    jdbi.registerRowMapper(PageRow.class, new PageRowMapper());
    jdbi.registerRowMapper(Review.class, new ReviewMapper());
    jdbi.registerRowMapper(DatasetDao.Loaded.class, new DatasetDao.LoadedMapper());
    Handle handle = jdbi.open();
    return new Session(
        handle,
        handle.attach(ItemDao.class),
        handle.attach(ReviewDao.class),
        handle.attach(DatasetDao.class));
  }

  boolean isClosed() {
    try {
      return handle.getConnection().isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /**
   * Binds an instant as the UTC date and time that the column holds. JDBI's own goes through a
   * timestamp in this machine's time zone, which has no name for some moments.
   */
  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      LocalDateTime utc = LocalDateTime.ofInstant(value, ZoneOffset.UTC);
      return (position, statement, context) -> statement.setObject(position, utc);
    }
  }
}
