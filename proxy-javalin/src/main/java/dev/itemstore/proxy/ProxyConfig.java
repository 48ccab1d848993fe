package dev.itemstore.proxy;

import dev.itemstore.proxy.component.Component;
import dev.itemstore.proxy.page.PhotoSizes;
import dev.itemstore.service.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What the page server is told.
 *
 * @param http how it listens
 * @param api the base URL of the item service that lists come from
 * @param upstreams the base URL of each component's upstream; those that are equal share one call
 * @param deadline how long a page waits for its upstreams, all together
 * @param connectTimeout how long to wait for a connection before an upstream counts as down
 * @param photoSizes the smaller files that photos have
 */
public record ProxyConfig(
    HttpSettings http,
    URI api,
    Map<Component, URI> upstreams,
    Duration deadline,
    Duration connectTimeout,
    PhotoSizes photoSizes) {

  public ProxyConfig {
    upstreams = Map.copyOf(upstreams);
    for (Component component : Component.values()) {
      if (!upstreams.containsKey(component)) {
        throw new IllegalArgumentException("no upstream for " + component.key());
      }
    }
  }
}
