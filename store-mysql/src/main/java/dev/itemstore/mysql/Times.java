package dev.itemstore.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as the tables hold them: date and time in UTC. */
final class Times {

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** Returns now, and later than the time before by at least a millisecond. */
  static Instant later(Instant before, Instant now) {
    Instant least = before.plusMillis(1);
    return now.isBefore(least) ? least : now;
  }

  private Times() {}
}
