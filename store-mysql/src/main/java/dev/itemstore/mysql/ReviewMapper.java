package dev.itemstore.mysql;

import dev.itemstore.domain.Review;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a review, in the order of {@link ReviewDao#REVIEW}. */
final class ReviewMapper implements RowMapper<Review> {

  @Override
  public Review map(ResultSet row, StatementContext context) throws SQLException {
    return new Review(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        Times.instant(row, 7),
        Times.instant(row, 8),
        row.getLong(9));
  }
}
