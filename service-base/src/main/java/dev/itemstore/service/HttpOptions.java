package dev.itemstore.service;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of every HTTP server but its port, whose default is each program's own: a mixin. */
public final class HttpOptions {
  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The address to listen on; the wildcard address, of IPv4 or IPv6, for every one.")
  private String host;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      defaultValue = "256",
      converter = Converters.Count.class,
      description =
          "How many requests are answered at once. More are refused with 503 and Retry-After, so"
              + " that those being answered stay quick.")
  private int maxRequests;

  @Option(
      names = "--stop-timeout",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = Converters.Time.class,
      description = "How long a stop waits for the requests that are being answered.")
  private Duration stopTimeout;

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Converters.Time.class,
      description = "How long a connection may be silent before it is closed.")
  private Duration idleTimeout;

  /** Returns the settings that were given, with a port. */
  public HttpSettings settings(int port) {
    return new HttpSettings(host, port, maxRequests, stopTimeout, idleTimeout);
  }
}
