package dev.itemstore.mysql;

import dev.itemstore.domain.store.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Asks the server what the tables take on disk, and how much room is left. */
final class DiskUse {
  /** InnoDB's own statistics, which both engines keep: the pages of each index. */
  private static final String PARTS =
      """
      SELECT table_name, index_name, stat_value * @@innodb_page_size
      FROM mysql.innodb_index_stats
      WHERE database_name = DATABASE() AND stat_name = 'size'
      ORDER BY table_name, index_name <> 'PRIMARY', index_name
      """;

  private static final int TABLE_ACCESS_DENIED = 1142;

  private DiskUse() {}

  static Storage ask(Handle handle) {
    return new Storage(parts(handle), freeBytes(handle));
  }

  private static List<Storage.Part> parts(Handle handle) {
    try {
      return handle
          .createQuery(PARTS)
          .map((row, _) -> {
            // InnoDB keeps a table's rows in the primary key's index.
            String index = row.getString(2);
            return new Storage.Part(
                row.getString(1), index.equals("PRIMARY") ? "" : index, row.getLong(3));
          })
          .list();
    } catch (JdbiException e) {
      if (Failures.sqlCause(e).filter(DiskUse::isDenied).isPresent()) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean isDenied(SQLException e) {
    return e.getErrorCode() == TABLE_ACCESS_DENIED;
  }

  /** The server names its folder; from here it can be looked at where the server runs here. */
  private static OptionalLong freeBytes(Handle handle) {
    Path data = Path.of(handle.createQuery("SELECT @@datadir").mapTo(String.class).one());
    try {
      return isHere(handle) && Files.isDirectory(data)
          ? OptionalLong.of(Files.getFileStore(data).getUsableSpace())
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean isHere(Handle handle) throws UnknownHostException {
    String server = handle.createQuery("SELECT @@hostname").mapTo(String.class).one();
    return InetAddress.getLocalHost().getHostName().equals(server);
  }
}
