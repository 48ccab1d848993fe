package dev.itemstore.service;

import java.time.Duration;

/**
 * How a program's HTTP server behaves.
 *
 * @param host the address to listen on
 * @param port 0 takes any that is free
 * @param maxRequests how many requests are answered at once; more are refused with 503
 * @param stopTimeout how long a stop waits for the requests that are being answered
 * @param idleTimeout how long a connection may be silent, within a request too
 */
public record HttpSettings(
    String host, int port, int maxRequests, Duration stopTimeout, Duration idleTimeout) {

  /** Returns the defaults of the flags, on any free port of this machine alone. */
  public static HttpSettings local() {
    return new HttpSettings("127.0.0.1", 0, 256, Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  /** Returns these settings with another port. */
  public HttpSettings withPort(int other) {
    return new HttpSettings(host, other, maxRequests, stopTimeout, idleTimeout);
  }

  /** Returns these settings with another bound on the requests that are answered at once. */
  public HttpSettings withMaxRequests(int other) {
    return new HttpSettings(host, port, other, stopTimeout, idleTimeout);
  }

  /** Returns these settings with another wait for a silent connection. */
  public HttpSettings withIdleTimeout(Duration other) {
    return new HttpSettings(host, port, maxRequests, stopTimeout, other);
  }
}
