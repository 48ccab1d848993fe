package dev.itemstore.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.itemstore.domain.store.StoreContract;
import dev.itemstore.domain.store.StoreProvider;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract, on every engine for this store that is on this machine. */
@ParameterizedClass
@MethodSource("dev.itemstore.mongo.TestServers#engines")
final class MongoStoreIT extends StoreContract {
  @Parameter String engine;

  @Override
  protected StoreProvider provider() {
    return new MongoStoreProvider();
  }

  @Override
  protected String url() {
    return TestServers.url(engine);
  }

  @Override
  public boolean databaseAcceptsNegativeStock(long itemId) {
    try (RawDatabase raw = new RawDatabase(url())) {
      raw.collection(Collections.ITEMS)
          .updateOne(Filters.eq(Fields.ID, itemId), Updates.set(Fields.STOCK, -1));
      return true;
    } catch (MongoException e) {
      return false;
    }
  }
}
