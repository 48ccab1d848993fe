package dev.itemstore.proxy.component;

import dev.itemstore.proxy.upstream.Answer;
import dev.itemstore.proxy.upstream.Deadline;
import dev.itemstore.proxy.upstream.Item;
import dev.itemstore.proxy.upstream.ItemPage;
import dev.itemstore.proxy.upstream.Photo;
import dev.itemstore.proxy.upstream.ReviewPage;
import dev.itemstore.proxy.upstream.UpstreamClient;
import dev.itemstore.proxy.upstream.UpstreamClient.Call;
import dev.itemstore.proxy.upstream.UpstreamException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the components of an item page: one call to each upstream, all at the same time. The page
 * fails with the summary's call; what any other call was for is left out of the page when that call
 * fails. Safe for use by many threads.
 */
public final class ItemPartsLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ItemPartsLoader.class);

  private final UpstreamClient client;
  private final List<ComponentCall> calls;

  /**
   * @param upstreams each component's upstream
   */
  public ItemPartsLoader(UpstreamClient client, Map<Component, URI> upstreams) {
    this.client = client;
    this.calls = ComponentCall.group(upstreams);
  }

  /**
   * Fetches what the item's page shows, by the deadline.
   *
   * @throws UpstreamException when the summary cannot be had
   */
  public ItemParts load(long itemId, String requestId, Deadline deadline) throws UpstreamException {
    List<Pending> pending = new ArrayList<>(calls.size());
    try {
      for (ComponentCall call : calls) {
        pending.add(
            new Pending(
                call, client.start(call.uri(itemId), call.answerType(), requestId, deadline)));
      }
      return collect(itemId, pending);
    } finally {
      pending.forEach(Pending::cancel);
    }
  }

  private static ItemParts collect(long itemId, List<Pending> pending) throws UpstreamException {
    Item summary = null;
    List<Photo> photos = null;
    ReviewPage reviews = null;
    ItemPage related = null;
    for (Pending each : pending) {
      try {
        switch (each.answer.await()) {
          case Item item -> {
            item.require(itemId);
            if (each.call.serves(Component.SUMMARY)) {
              summary = item;
            }
            if (each.call.serves(Component.GALLERY)) {
              photos = item.photos();
            }
            if (each.call.serves(Component.REVIEWS)) {
              reviews = item.reviews();
            }
            if (each.call.serves(Component.RELATED)) {
              related = item.related();
            }
          }
          case ReviewPage page -> reviews = page;
          case ItemPage page -> related = page;
        }
      } catch (UpstreamException e) {
        if (each.call.serves(Component.SUMMARY)) {
          throw e;
        }
        LOG.warn(
            "the page of item {} goes without {}: {}",
            itemId,
            each.call.components(),
            e.getMessage());
      }
    }
    return new ItemParts(summary, photos, reviews, related);
  }

  private record Pending(ComponentCall call, Call<? extends Answer> answer) {
    void cancel() {
      answer.cancel();
    }
  }
}
