package dev.itemstore.mysql;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the rows of {@link ItemDao}; the first column says what a row is. */
final class PageRowMapper implements RowMapper<PageRow> {
  private static final int ITEM = 0;
  private static final int REVIEW = 1;

  @Override
  public PageRow map(ResultSet row, StatementContext context) throws SQLException {
    return switch (row.getInt(1)) {
      case ITEM -> {
        int position = row.getInt(16);
        // An item's columns are in each of its rows; they are read once.
        yield position > 0 ? new PageRow.OfPhoto(position, photo(row)) : item(row);
      }
      case REVIEW -> review(row);
      default -> summary(row);
    };
  }

  private static PageRow item(ResultSet row) throws SQLException {
    return new PageRow.OfItem(
        new Item(
            row.getLong(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            price(row),
            row.getInt(10),
            firstPhoto(row),
            rating(row),
            Times.instant(row, 13),
            Times.instant(row, 14),
            row.getLong(15)));
  }

  private static PageRow summary(ResultSet row) throws SQLException {
    return new PageRow.OfSummary(
        new ItemSummary(
            row.getLong(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            price(row),
            row.getInt(10),
            firstPhoto(row),
            rating(row),
            Times.instant(row, 13),
            Times.instant(row, 14),
            row.getLong(15)));
  }

  private static PageRow review(ResultSet row) throws SQLException {
    return new PageRow.OfReview(
        new Review(
            row.getLong(2),
            row.getLong(11),
            row.getString(3),
            row.getInt(10),
            row.getString(4),
            row.getString(7),
            Times.instant(row, 13),
            Times.instant(row, 14),
            row.getLong(15)));
  }

  private static Price price(ResultSet row) throws SQLException {
    return new Price(row.getLong(8), row.getString(9));
  }

  private static RatingSummary rating(ResultSet row) throws SQLException {
    return new RatingSummary(row.getLong(11), row.getLong(12));
  }

  private static List<Photo> firstPhoto(ResultSet row) throws SQLException {
    row.getInt(16);
    return row.wasNull() ? List.of() : List.of(photo(row));
  }

  private static Photo photo(ResultSet row) throws SQLException {
    return new Photo(row.getString(17), row.getString(18), row.getInt(19), row.getInt(20));
  }
}
