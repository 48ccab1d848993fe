package dev.itemstore.domain.store;

/**
 * A database server, as it names itself.
 *
 * @param name as people write it: {@code MySQL}, {@code MariaDB}, {@code MongoDB}, {@code
 *     DocumentDB}
 * @param version the server's own version string, with what stands between it and the store: {@code
 *     1.0 on PostgreSQL 18.6 through FerretDB 2.7.0}
 */
public record Engine(String name, String version) {

  @Override
  public String toString() {
    return name + " " + version;
  }
}
