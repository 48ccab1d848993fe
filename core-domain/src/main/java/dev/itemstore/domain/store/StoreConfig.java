package dev.itemstore.domain.store;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How to open a store.
 *
 * @param url where the database is, in the form of the store's driver ({@link
 *     StoreProvider#urlExample})
 * @param user the database user, where the URL does not name one
 * @param password its password; kept out of {@link #toString}
 * @param maxConnections the most connections that the pool opens, 1 or more
 * @param connectTimeout the longest wait for the database at open, and for any new connection
 * @param node this service's number for {@link dev.itemstore.domain.IdGenerator}
 * @param clock tells the time for ids, {@code createdAt} and {@code updatedAt}
 */
public record StoreConfig(
    String url,
    Optional<String> user,
    Optional<String> password,
    int maxConnections,
    Duration connectTimeout,
    int node,
    Clock clock) {

  /**
   * @throws IllegalArgumentException if the pool could hold no connection
   */
  public StoreConfig {
    if (maxConnections < 1) {
      throw new IllegalArgumentException("maxConnections must be 1 or more, not " + maxConnections);
    }
  }

  /**
   * Returns the configuration for a database on this machine: 16 connections, node 0, the system's
   * clock.
   */
  public static StoreConfig of(String url) {
    return new StoreConfig(
        url, Optional.empty(), Optional.empty(), 16, Duration.ofSeconds(5), 0, Clock.systemUTC());
  }

  /** Returns this configuration with another number of connections. */
  public StoreConfig withMaxConnections(int connections) {
    return new StoreConfig(url, user, password, connections, connectTimeout, node, clock);
  }

  /** Returns this configuration with another node number. */
  public StoreConfig withNode(int number) {
    return new StoreConfig(url, user, password, maxConnections, connectTimeout, number, clock);
  }

  /** Returns this configuration with another clock. */
  public StoreConfig withClock(Clock other) {
    return new StoreConfig(url, user, password, maxConnections, connectTimeout, node, other);
  }

  /** Names everything but what may hold a secret: the URL and the password. */
  @Override
  public String toString() {
    return "StoreConfig[user=%s, maxConnections=%d, connectTimeout=%s, node=%d]"
        .formatted(user.orElse("-"), maxConnections, connectTimeout, node);
  }
}
