package dev.itemstore.gen.cli;

import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which store, and where its database is. */
public final class StoreOptions {
  public static final String FOOTER =
      "The URL is the first of: --url; ITEMSTORE_<STORE>_URL in the environment, such as"
          + " ITEMSTORE_MYSQL_URL; the database that 'scripts/db start' runs. A user and password"
          + " that are not in the URL come from ITEMSTORE_<STORE>_USER and"
          + " ITEMSTORE_<STORE>_PASSWORD.";

  @Option(
      names = "--store",
      required = true,
      paramLabel = "STORE",
      completionCandidates = StoreNames.class,
      description = "The store: ${COMPLETION-CANDIDATES}.")
  private String name;

  @Option(names = "--url", paramLabel = "URL", description = "Where the database is.")
  private String urlOption;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private final Map<String, String> environment;

  public StoreOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Opens the store for so many threads. */
  public Store open(int threads) {
    StoreConfig config = config(threads);
    return Program.orUsage(command.commandLine(), () -> provider().open(config));
  }

  /** Returns how the store is opened for so many threads. */
  public StoreConfig config(int threads) {
    return config(provider()).withMaxConnections(threads + 2);
  }

  private StoreProvider provider() {
    return Program.orUsage(command.commandLine(), () -> StoreProvider.named(name));
  }

  private StoreConfig config(StoreProvider provider) {
    return Program.orUsage(
        command.commandLine(),
        () -> config(provider.name(), Optional.ofNullable(urlOption), environment));
  }

  /**
   * Returns how a store is opened, for as many connections as the API has.
   *
   * @param url where the database is; if empty, the environment says it
   * @throws IllegalArgumentException if there is no such store, or nothing says where it is
   */
  public static StoreConfig config(
      String store, Optional<String> url, Map<String, String> environment) {
    StoreProvider provider = StoreProvider.named(store);
    String prefix = "ITEMSTORE_" + store.toUpperCase(Locale.ROOT);
    String named = url.orElseGet(() -> environment.getOrDefault(prefix + "_URL", ""));
    if (named.isBlank()) {
      throw new IllegalArgumentException(
          "no database is named: give --url (such as %s), set %s_URL, or run 'scripts/db start %s'"
              .formatted(provider.urlExample(), prefix, store));
    }
    StoreConfig local = StoreConfig.of(named);
    return new StoreConfig(
        named,
        Optional.ofNullable(environment.get(prefix + "_USER")),
        Optional.ofNullable(environment.get(prefix + "_PASSWORD")),
        local.maxConnections(),
        local.connectTimeout(),
        local.node(),
        local.clock());
  }

  /** The stores on the class path. */
  static final class StoreNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      List<String> names = StoreProvider.all().stream().map(StoreProvider::name).toList();
      return names.iterator();
    }
  }
}
