package dev.itemstore.domain.store;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Opens one kind of store. A store module names its provider in {@code META-INF/services}, and with
 * that line the store's name works in every flag and configuration key.
 */
public interface StoreProvider {

  /** Returns the name that a flag takes: {@code mysql}, {@code mongo}. */
  String name();

  /** Returns an example of the URL that this store takes, for help texts. */
  String urlExample();

  /**
   * Connects, brings the schema up to date, and checks that the engine can keep the contract.
   *
   * @throws StoreUnavailableException if the database cannot be reached within the configured time
   * @throws UnsuitableEngineException if the engine cannot keep the promises
   * @throws IllegalArgumentException if the URL is not one of this store's
   */
  Store open(StoreConfig config);

  /** Returns the stores on the class path, by name. */
  static List<StoreProvider> all() {
    return ServiceLoader.load(StoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(StoreProvider::name))
        .toList();
  }

  /**
   * Returns the store with this name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  static StoreProvider named(String name) {
    List<StoreProvider> all = all();
    return all.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no store '%s'; there is %s"
                    .formatted(
                        name, all.stream().map(StoreProvider::name).collect(joining(", ")))));
  }
}
