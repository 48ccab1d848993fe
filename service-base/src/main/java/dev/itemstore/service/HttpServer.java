package dev.itemstore.service;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Javalin server with what Javalin leaves open: a virtual thread for each request, a
 * bound on the requests at once, timeouts for slow clients, a request id, an access log, and a stop
 * that lets the requests end that are being answered.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** How many connections wait to be accepted while every thread is busy. */
  private static final int ACCEPT_QUEUE = 1_024;

  private final Javalin javalin;
  private final String host;

  /** Remembered, since Jetty forgets its port when it stops. */
  private final int port;

  private HttpServer(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
    this.port = javalin.port();
  }

  /**
   * Starts a server.
   *
   * @param errors writes the response for what is refused or fails outside of the routes; the
   *     status is the request's attribute {@code ErrorHandler.ERROR_STATUS}
   * @param config the program's own: its routes
   * @throws ProgramException if the address or port is not to be had
   */
  public static HttpServer start(
      HttpSettings settings, Request.Handler errors, Consumer<JavalinConfig> config) {
    Javalin javalin =
        Javalin.create(javalinConfig -> {
          configure(javalinConfig, settings, errors);
          config.accept(javalinConfig);
        });
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new ProgramException(
          "cannot listen on %s:%d: the port is in use or the address is not this machine's"
              .formatted(settings.host(), settings.port()),
          e);
    }
    return new HttpServer(javalin, settings.host());
  }

  /** Returns the port that it listens on. */
  public int port() {
    return port;
  }

  /** Returns the address to open, without a slash at its end. */
  public String url() {
    return url(host, port);
  }

  /** Of a server that listens on every address, this machine's own name is one. */
  static String url(String host, int port) {
    boolean everywhere = new InetSocketAddress(host, port).getAddress().isAnyLocalAddress();
    String name = everywhere ? "localhost" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }

  /**
   * Takes no further requests, waits up to the stop timeout for those that are being answered, and
   * closes.
   */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException e) {
      LOG.warn("requests were still being answered at the end of the stop timeout", e);
    }
  }

  private static void configure(
      JavalinConfig config, HttpSettings settings, Request.Handler errors) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.threadPool = threads();
    config.jetty.modifyServer(server -> {
      server.setStopTimeout(settings.stopTimeout().toMillis());
      server.setErrorHandler(errors);
      server.setRequestLog(new AccessLog());
      server.insertHandler(new ConcurrencyLimit(settings.maxRequests()));
      server.insertHandler(graceful());
      server.insertHandler(new RequestIds());
    });
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(errors));
    config.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      // The router compares the path as it was sent, so that nothing is ambiguous to it, and
      // answers what it does not know itself.
      http.setUriCompliance(UriCompliance.UNSAFE);
    });
    config.jetty.addConnector((server, http) -> connector(server, http, settings));
  }

  private static Connector connector(Server server, HttpConfiguration http, HttpSettings settings) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idleTimeout().toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    return connector;
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
    return threads;
  }

  private static GracefulHandler graceful() {
    GracefulHandler graceful = new GracefulHandler();
    // Idle connections are not waited for.
    graceful.setShutdownIdleTimeout(Duration.ofSeconds(1).toMillis());
    return graceful;
  }
}
