package dev.itemstore.mysql;

import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.UnsuitableEngineException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What decides whether a server can keep the promises of the contract.
 *
 * @param version the server's version string
 * @param flushLogAtCommit {@code innodb_flush_log_at_trx_commit}
 * @param binlog whether a binary log is written
 * @param syncBinlog {@code sync_binlog}
 * @param readOnly whether the server refuses writes
 */
record ServerStatus(
    String version, int flushLogAtCommit, boolean binlog, long syncBinlog, boolean readOnly) {

  private static final Pattern MAJOR_MINOR = Pattern.compile("(\\d+)\\.(\\d+).*");

  static ServerStatus read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT VERSION(), @@GLOBAL.innodb_flush_log_at_trx_commit, @@GLOBAL.log_bin,
                       @@GLOBAL.sync_binlog, @@GLOBAL.read_only, @@GLOBAL.innodb_read_only\
                """)) {
      row.next();
      return new ServerStatus(
          row.getString(1),
          row.getInt(2),
          isOn(row.getString(3)),
          row.getLong(4),
          isOn(row.getString(5)) || isOn(row.getString(6)));
    }
  }

  /** Tells whether a variable is on, as numbers and words say it. */
  static boolean isOn(String value) {
    return !value.equals("0") && !value.equalsIgnoreCase("OFF");
  }

  boolean isMariaDb() {
    return version.contains("MariaDB");
  }

  Engine engine() {
    return isMariaDb()
        ? new Engine(
            "MariaDB", version.replaceFirst("^5\\.5\\.5-", "").replaceFirst("-MariaDB.*", ""))
        : new Engine("MySQL", version);
  }

  /** Returns this engine's name for the collation that compares by code points, without padding. */
  String exactCollation() {
    return isMariaDb() ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
  }

  /**
   * @throws UnsuitableEngineException if the server cannot keep the promises
   */
  void requireSuitable() {
    int major = isMariaDb() ? 11 : 8;
    if (!isAtLeast(major, 4)) {
      throw new UnsuitableEngineException(
          "%s is too old: use MySQL 8.4 or MariaDB 11.4, or newer".formatted(engine()));
    }
    // MariaDB's 3 flushes as often as 1, and once more.
    if (flushLogAtCommit != 1 && flushLogAtCommit != 3) {
      throw new UnsuitableEngineException(
          "%s may lose what it acknowledged: set innodb_flush_log_at_trx_commit=1, not %d"
              .formatted(engine(), flushLogAtCommit));
    }
    if (binlog && syncBinlog != 1) {
      throw new UnsuitableEngineException(
          "%s may lose what it acknowledged: set sync_binlog=1, not %d, or switch its binary log off"
              .formatted(engine(), syncBinlog));
    }
    if (readOnly) {
      throw new UnsuitableEngineException(
          "%s is read-only: set read_only=OFF, or name the server that takes the writes"
              .formatted(engine()));
    }
  }

  private boolean isAtLeast(int major, int minor) {
    Matcher matcher = MAJOR_MINOR.matcher(engine().version());
    if (!matcher.matches()) {
      return false;
    }
    int actual = Integer.parseInt(matcher.group(1));
    return actual > major || (actual == major && Integer.parseInt(matcher.group(2)) >= minor);
  }
}
