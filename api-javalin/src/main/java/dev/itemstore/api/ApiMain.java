package dev.itemstore.api;

import static java.util.stream.Collectors.joining;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.domain.store.StoreUnavailableException;
import dev.itemstore.service.Converters;
import dev.itemstore.service.HttpOptions;
import dev.itemstore.service.HttpServer;
import dev.itemstore.service.Logging;
import dev.itemstore.service.Program;
import dev.itemstore.service.ProgramException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Runs the item service: {@code scripts/api}. */
@Command(
    name = "api",
    description = "Serves items over HTTP (docs/API.md) from a store.",
    footer = {
      "The password of the database user comes from the environment alone:",
      "ITEMSTORE_STORE_PASSWORD. Ctrl-C or SIGTERM lets the requests end that are being answered."
    })
public final class ApiMain implements Callable<Integer> {
  private static final String ENVIRONMENT_PREFIX = "ITEMSTORE_API";
  private static final String PASSWORD_VARIABLE = "ITEMSTORE_STORE_PASSWORD";

  @Option(
      names = "--store",
      paramLabel = "NAME",
      required = true,
      converter = StoreName.class,
      description = "The store that holds the items: mysql or mongo.")
  private StoreProvider provider;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where the database is, in the form of the store's driver. Without it: the variable"
              + " ITEMSTORE_MYSQL_URL or ITEMSTORE_MONGO_URL, else what scripts/db has running.")
  private String url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The database user, where the URL does not name one.")
  private String user;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "16",
      converter = Converters.Count.class,
      description = "The most connections to the database.")
  private int maxConnections;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = Converters.Time.class,
      description = "The longest wait for the database at the start, and for a new connection.")
  private Duration connectTimeout;

  @Option(
      names = "--node",
      paramLabel = "N",
      defaultValue = "0",
      converter = Node.class,
      description =
          "This service's number, 0 to 31, for the ids that it makes: no two services that write to"
              + " one database may have the same.")
  private int node;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = Converters.Time.class,
      description = "How long the store may take for one request before it is answered with 503.")
  private Duration deadline;

  @Option(
      names = "--body-timeout",
      paramLabel = "TIME",
      defaultValue = "20s",
      converter = Converters.Time.class,
      description = "How long the body of a request may take to arrive.")
  private Duration bodyTimeout;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      converter = Converters.Port.class,
      description = "The port to listen on; 0 for any that is free.")
  private int port;

  @Mixin private HttpOptions http;

  private ApiMain() {}

  /** Starts the service, and serves until the process is told to end. */
  public static void main(String... args) {
    int exitCode = new Program(new ApiMain(), ENVIRONMENT_PREFIX).run(args);
    Logging.flush();
    System.exit(exitCode);
  }

  @Override
  public Integer call() throws InterruptedException {
    Store store = open(config());
    HttpServer server;
    try {
      server =
          ApiServer.start(
              http.settings(port), new ApiServer.Timeouts(bodyTimeout, deadline), store);
    } catch (ProgramException e) {
      store.close();
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, store), "stop"));
    System.out.printf("Item service on %s: %s/api/items%n", store.engine(), server.url());
    // The hook ends this process.
    new CountDownLatch(1).await();
    return CommandLine.ExitCode.OK;
  }

  private StoreConfig config() {
    return new StoreConfig(
        url(),
        Optional.ofNullable(user),
        Optional.ofNullable(System.getenv(PASSWORD_VARIABLE)),
        maxConnections,
        connectTimeout,
        node,
        Clock.systemUTC());
  }

  private String url() {
    String variable = "ITEMSTORE_" + provider.name().toUpperCase(Locale.ROOT) + "_URL";
    return Optional.ofNullable(url)
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .orElseThrow(() ->
            new ProgramException(
                "where is the database? Give --url %s, or set %s, or start one by scripts/db start %s"
                    .formatted(provider.urlExample(), variable, provider.name())));
  }

  private Store open(StoreConfig config) {
    try {
      return provider.open(config);
    } catch (StoreUnavailableException e) {
      throw new ProgramException(
          "cannot use the %1$s store: %2$s; start one by scripts/db start %1$s, or name another with --url"
              .formatted(provider.name(), e.getMessage()),
          e);
    } catch (StoreException e) {
      throw new ProgramException(
          "cannot use the %s store: %s".formatted(provider.name(), e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new ProgramException(
          "--url is not one for the %s store: %s; an example: %s"
              .formatted(provider.name(), e.getMessage(), provider.urlExample()),
          e);
    }
  }

  private static void stop(HttpServer server, Store store) {
    server.close();
    store.close();
    Logging.flush();
  }

  /** A store by its name. */
  private static final class StoreName implements ITypeConverter<StoreProvider> {
    @Override
    public StoreProvider convert(String text) {
      return StoreProvider.all().stream()
          .filter(known -> known.name().equals(text))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "'%s' is not one of %s"
                      .formatted(
                          text,
                          StoreProvider.all().stream()
                              .map(StoreProvider::name)
                              .collect(joining(", ")))));
    }
  }

  /** The number of a service. */
  private static final class Node implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return Converters.wholeNumber(text, 0, IdGenerator.MAX_NODE);
    }
  }
}
