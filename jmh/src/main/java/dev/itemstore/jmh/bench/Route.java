package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.jmh.baseline.Baseline;
import java.util.Locale;
import java.util.Optional;

/** By what code an operation reaches the engine. */
public enum Route {
  /** The store, as the API calls it. */
  REPOSITORY,

  /** The engine's driver alone, by hand. */
  PLAIN,

  /** Past FerretDB: its find commands as SQL to the PostgreSQL behind it. */
  SQL;

  /** The environment variable that names the PostgreSQL behind FerretDB, as pgJDBC takes it. */
  private static final String SQL_URL = "ITEMSTORE_DOCUMENTDB_SQL_URL";

  /** Tells whether an operation of a database can go this way. */
  boolean leadsTo(String url, Operation operation) {
    return switch (this) {
      case REPOSITORY -> true;
      case PLAIN -> Baseline.exists(url) && operation != Operation.MIXED;
      case SQL -> url.startsWith("mongodb") && operation.isRead() && System.getenv(SQL_URL) != null;
    };
  }

  /** Opens what this way leads to instead of the repository; empty for the repository itself. */
  Optional<Baseline> open(StoreConfig config) {
    return switch (this) {
      case REPOSITORY -> Optional.empty();
      case PLAIN -> Optional.of(Baseline.plain(config));
      case SQL -> Optional.of(Baseline.sql(config, System.getenv(SQL_URL)));
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
