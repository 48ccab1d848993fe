package dev.itemstore.mysql;

import dev.itemstore.domain.store.StoreContract;
import dev.itemstore.domain.store.StoreProvider;
import java.sql.SQLException;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract, on every engine for this store that is on this machine. */
@ParameterizedClass
@MethodSource("dev.itemstore.mysql.TestServers#engines")
final class MySqlStoreIT extends StoreContract {
  @Parameter String engine;

  @Override
  protected StoreProvider provider() {
    return new MySqlStoreProvider();
  }

  @Override
  protected String url() {
    return TestServers.url(engine);
  }

  @Override
  public boolean databaseAcceptsNegativeStock(long itemId) {
    try {
      TestServers.execute(url(), "UPDATE item SET stock = -1 WHERE id = " + itemId);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
