package dev.itemstore.proxy.component;

import dev.itemstore.proxy.upstream.Answer;
import dev.itemstore.proxy.upstream.Item;
import dev.itemstore.proxy.upstream.ItemPage;
import dev.itemstore.proxy.upstream.ReviewPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One call to an upstream, which fetches all the components that it serves.
 *
 * @param upstream the upstream's base URL, without a slash at its end
 * @param components what the call is for, at least one
 */
record ComponentCall(URI upstream, Set<Component> components) {
  private static final int PART_LIMIT = 10;

  ComponentCall {
    components = Collections.unmodifiableSet(EnumSet.copyOf(components));
  }

  /**
   * The fewest calls that fetch every component: one for each upstream; the one that the page
   * cannot do without first.
   */
  static List<ComponentCall> group(Map<Component, URI> upstreams) {
    Map<URI, Set<Component>> byUpstream = new LinkedHashMap<>();
    byUpstream.put(upstreams.get(Component.SUMMARY), EnumSet.of(Component.SUMMARY));
    new EnumMap<>(upstreams)
        .forEach((component, upstream) ->
            byUpstream
                .computeIfAbsent(upstream, _ -> EnumSet.noneOf(Component.class))
                .add(component));
    List<ComponentCall> calls = new ArrayList<>();
    byUpstream.forEach(
        (upstream, components) -> calls.add(new ComponentCall(upstream, components)));
    return List.copyOf(calls);
  }

  boolean serves(Component component) {
    return components.contains(component);
  }

  Class<? extends Answer> answerType() {
    return fetchesItem()
        ? Item.class
        : serves(Component.REVIEWS) ? ReviewPage.class : ItemPage.class;
  }

  /** Whether the answer is an item, with parts or without; else it is a list on its own. */
  private boolean fetchesItem() {
    return serves(Component.SUMMARY) || serves(Component.GALLERY) || components.size() > 1;
  }

  URI uri(long itemId) {
    StringBuilder uri = new StringBuilder(96).append(upstream).append("/api/items/").append(itemId);
    boolean reviews = serves(Component.REVIEWS);
    boolean related = serves(Component.RELATED);
    if (!fetchesItem()) {
      uri.append(reviews ? "/reviews" : "/related").append("?limit=").append(PART_LIMIT);
    } else if (reviews || related) {
      uri.append("?include=")
          .append(reviews && related ? "reviews,related" : reviews ? "reviews" : "related");
    }
    return URI.create(uri.toString());
  }
}
