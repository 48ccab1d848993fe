package dev.itemstore.proxy;

import dev.itemstore.proxy.component.Component;
import dev.itemstore.proxy.page.PhotoSizes;
import dev.itemstore.service.Converters;
import dev.itemstore.service.HttpOptions;
import dev.itemstore.service.Logging;
import dev.itemstore.service.Program;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The page server as a program: shows the items of an item service as web pages. */
@Command(
    name = "proxy",
    description = {
      "Shows the items of an item service as web pages.",
      "",
      "An item's page is made of components. Each is fetched from its own upstream; those that share an upstream are"
          + " fetched by one call."
    })
public final class ProxyMain implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyMain.class);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8081",
      converter = Converters.Port.class,
      description = "The port to listen on; 0 for any that is free.")
  private int port;

  @Mixin private HttpOptions http;

  @Option(
      names = "--api",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      converter = UpstreamUrl.class,
      description =
          "The item service: where lists come from, and each component without an upstream of its own.")
  private URI api;

  @Option(
      names = "--gallery",
      paramLabel = "URL",
      converter = UpstreamUrl.class,
      description = "The upstream of an item's photos, if it is not --api.")
  private URI gallery;

  @Option(
      names = "--summary",
      paramLabel = "URL",
      converter = UpstreamUrl.class,
      description = "The upstream of an item's title, price and description, if it is not --api.")
  private URI summary;

  @Option(
      names = "--reviews",
      paramLabel = "URL",
      converter = UpstreamUrl.class,
      description = "The upstream of an item's reviews, if it is not --api.")
  private URI reviews;

  @Option(
      names = "--related",
      paramLabel = "URL",
      converter = UpstreamUrl.class,
      description = "The upstream of related items, if it is not --api.")
  private URI related;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = Converters.Time.class,
      description =
          "How long a page waits for its upstreams, all together. A component that is not there by then is left out.")
  private Duration deadline;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      defaultValue = "500ms",
      converter = Converters.Time.class,
      description = "How long to wait for a connection before an upstream counts as down.")
  private Duration connectTimeout;

  @Option(
      names = "--media-base-url",
      paramLabel = "URL",
      converter = UpstreamUrl.class,
      description =
          "A folder of photos that scripts/media rendered, in all sizes: of those the page lets the browser choose one."
              + " Photos elsewhere are shown as they are.")
  private URI mediaBaseUrl;

  public static void main(String[] args) {
    int code = new Program(new ProxyMain(), "ITEMSTORE_PROXY").run(args);
    Logging.flush();
    System.exit(code);
  }

  /** Serves until the program is told to stop. */
  @Override
  public Integer call() throws InterruptedException {
    PageServer server = PageServer.start(config());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  LOG.info("stopping: requests that are being answered may end");
                  server.close();
                  LOG.info("stopped");
                  stopped.countDown();
                  Logging.flush();
                }));
    LOG.info("pages are at {}", server.url());
    stopped.await();
    return 0;
  }

  private ProxyConfig config() {
    Map<Component, URI> upstreams = new EnumMap<>(Component.class);
    upstreams.put(Component.GALLERY, Objects.requireNonNullElse(gallery, api));
    upstreams.put(Component.SUMMARY, Objects.requireNonNullElse(summary, api));
    upstreams.put(Component.REVIEWS, Objects.requireNonNullElse(reviews, api));
    upstreams.put(Component.RELATED, Objects.requireNonNullElse(related, api));
    return new ProxyConfig(
        http.settings(port),
        api,
        upstreams,
        deadline,
        connectTimeout,
        new PhotoSizes(Optional.ofNullable(mediaBaseUrl)));
  }
}
