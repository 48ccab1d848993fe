package dev.itemstore.jmh.bench;

import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.cli.StoreOptions;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param name in the report
 * @param store the store that calls it
 * @param url where its database is
 */
record BenchTarget(String name, String store, String url) {

  /**
   * Reads {@code NAME=STORE,URL}.
   *
   * @throws IllegalArgumentException if it has another form, or there is no such store
   */
  static BenchTarget parse(String text) {
    int equals = text.indexOf('=');
    int comma = text.indexOf(',', equals);
    if (equals < 1 || comma < 0 || !text.substring(0, equals).matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "a target is NAME=STORE,URL with a name of letters, digits, dots and hyphens, not '%s'"
              .formatted(text));
    }
    String store = text.substring(equals + 1, comma);
    StoreProvider.named(store);
    return new BenchTarget(text.substring(0, equals), store, text.substring(comma + 1));
  }

  /** Returns how it is opened: as by the API, user and password from the environment. */
  StoreConfig config() {
    return StoreOptions.config(store, Optional.of(url), System.getenv());
  }
}
