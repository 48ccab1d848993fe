package dev.itemstore.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract that every store keeps on every engine: a store's own test class extends this one
 * and only says how to open the store. Where engines differ, the store's capabilities say how, and
 * the contract asserts the one effect or the other; it skips nothing.
 *
 * <p>It empties the database that it is given.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(EngineTally.class)
public abstract class StoreContract
    implements EngineUnderTest,
        ItemContract,
        ItemWriteContract,
        ListContract,
        ReviewContract,
        ConcurrencyContract,
        LoadContract,
        OpenContract {
  private Store store;
  private String openUrl;

  /** Returns the provider of the store under test. */
  protected abstract StoreProvider provider();

  /** Returns the URL of a running database that may be emptied. */
  protected abstract String url();

  /**
   * Opens the store before the first test, and again where a parameterized class goes on to the
   * next engine.
   */
  @BeforeEach
  final void openEmpty() {
    if (!url().equals(openUrl)) {
      close();
      store = provider().open(config());
      openUrl = url();
    }
    store.clear(StoreFixture.soon());
  }

  @AfterAll
  final void close() {
    if (store != null) {
      store.close();
    }
  }

  @Override
  public final StoreConfig config() {
    return StoreConfig.of(url());
  }

  @Override
  public final Store store() {
    return store;
  }

  @Override
  public final Store openAnother(StoreConfig changed) {
    return provider().open(changed);
  }

  @Override
  public final Engine engineUnderTest() {
    return store.engine();
  }

  @Test
  final void noSubclassOverridesATestAway() {
    List<String> tests =
        Arrays.stream(StoreContract.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .toList();

    for (Class<?> type = getClass(); type != StoreContract.class; type = type.getSuperclass()) {
      assertThat(type.getDeclaredMethods())
          .extracting(Method::getName)
          .doesNotContainAnyElementsOf(tests);
    }
    assertThat(tests).hasSizeGreaterThan(60);
  }
}
