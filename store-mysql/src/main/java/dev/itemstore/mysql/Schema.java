package dev.itemstore.mysql;

import dev.itemstore.domain.store.UnsuitableEngineException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables up to date; several services may do so at once. */
final class Schema {

  /**
   * @throws UnsuitableEngineException if the database holds other tables, or those of a newer
   *     version of this store
   */
  static void migrate(DataSource dataSource, String exactCollation) {
    try {
      Flyway.configure()
          .loggers(QuietFlywayLog.class.getName())
          .dataSource(dataSource)
          .locations("classpath:dev/itemstore/mysql/migration")
          .placeholders(Map.of("exact", exactCollation))
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw unsuitable();
    } catch (FlywayException e) {
      throw Failures.sqlCause(e).<RuntimeException>map(Failures::of).orElseGet(Schema::unsuitable);
    }
  }

  private static UnsuitableEngineException unsuitable() {
    return new UnsuitableEngineException(
        "the database holds tables that this version of Itemstore did not make: "
            + "name an empty database, or run the version that made them");
  }

  private Schema() {}
}
