package dev.itemstore.jmh.bench;

import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The items that benchmarks made for themselves, of which a killed one leaves some. */
final class OwnItems {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * Deletes all of them, and returns how many there were. They are newer than the dataset's, so
   * that only what is newer is looked at.
   */
  static int deleteFrom(ItemRepository items, Dataset dataset) {
    int deleted = 0;
    Optional<PageRequest> request = Optional.of(PageRequest.first(PageRequest.MAX_LIMIT));
    while (request.isPresent()) {
      Page<ItemSummary> page = items.newest(request.get(), Deadline.after(TIMEOUT));
      List<ItemSummary> newer =
          page.entries().stream().filter(item -> item.id() > dataset.items()).toList();
      for (ItemSummary item : newer) {
        if (item.sku().startsWith(Caller.SKU)) {
          items.delete(item.id(), ExpectedVersion.any(), Deadline.after(TIMEOUT));
          deleted++;
        }
      }
      request =
          newer.size() < page.entries().size()
              ? Optional.empty()
              : page.next().map(cursor -> PageRequest.after(cursor, PageRequest.MAX_LIMIT));
    }
    return deleted;
  }

  private OwnItems() {}
}
