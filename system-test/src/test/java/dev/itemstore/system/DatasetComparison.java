package dev.itemstore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.DuplicateException;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.Store;
import dev.itemstore.gen.ItemGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Compares all that a store holds, read through its repository, with what the generator makes: each
 * item with every review, the list of all items, the list of each category, and that an sku is
 * refused a second time.
 */
final class DatasetComparison {
  private static final int READERS = 4;
  private static final int MOST_DIFFERENCES = 5;

  private final Store store;
  private final Dataset dataset;
  private final ItemGenerator generator;
  private final LongAdder reviews = new LongAdder();
  private final Set<String> categories = java.util.concurrent.ConcurrentHashMap.newKeySet();

  DatasetComparison(Store store, Dataset dataset, ItemGenerator generator) {
    this.store = store;
    this.dataset = dataset;
    this.generator = generator;
  }

  /** Fails on the first things that differ. */
  void requireEqual() throws Exception {
    assertThat(store.dataset(soon())).contains(dataset);
    assertThat(store.countItems(soon())).isEqualTo(dataset.items());
    assertThat(differences()).as("items that are not as they were generated").isEmpty();
    requireLists();
    requireUniqueSkus();
  }

  private List<String> differences() throws Exception {
    List<String> differences = new ArrayList<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<List<String>>> parts = new ArrayList<>();
      for (int reader = 1; reader <= READERS; reader++) {
        int first = reader;
        parts.add(readers.submit(() -> differencesFrom(first)));
      }
      for (Future<List<String>> part : parts) {
        differences.addAll(part.get());
      }
    }
    return differences;
  }

  private List<String> differencesFrom(long first) {
    List<String> differences = new ArrayList<>();
    for (long id = first;
        id <= dataset.items() && differences.size() < MOST_DIFFERENCES;
        id += READERS) {
      ItemWithReviews expected = generator.item(id);
      categories.add(expected.item().category());
      reviews.add(expected.reviews().size());
      Optional<ItemWithReviews> found = read(id);
      if (!found.equals(Optional.of(expected))) {
        differences.add("expected %s, found %s".formatted(expected, found));
      }
    }
    return differences;
  }

  private Optional<ItemWithReviews> read(long id) {
    Optional<ItemWithParts> found =
        store.items().findWithParts(id, new Parts(PageRequest.MAX_LIMIT, 0), soon());
    return found.map(item -> {
      Page<Review> page = item.reviews().orElseThrow();
      assertThat(page.next()).as("more reviews of item %d than were generated", id).isEmpty();
      return new ItemWithReviews(item.item(), page.entries());
    });
  }

  /** Each list has each of its items once, newest first; no item is in no list. */
  private void requireLists() {
    List<Long> all = ids(request -> store.items().newest(request, soon()));
    assertThat(all).hasSize((int) dataset.items());
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i)).as("entry %d of all items", i).isEqualTo(dataset.items() - i);
    }
    Set<Long> inCategories = new TreeSet<>();
    long entries = 0;
    for (String category : categories) {
      List<Long> ids = ids(request -> store.items().newestInCategory(category, request, soon()));
      assertThat(ids).as(category).isSortedAccordingTo(java.util.Comparator.reverseOrder());
      inCategories.addAll(ids);
      entries += ids.size();
    }
    assertThat(entries).as("entries of all categories").isEqualTo(dataset.items());
    assertThat(inCategories).as("items of all categories").hasSize(all.size());
  }

  private static List<Long> ids(Function<PageRequest, Page<ItemSummary>> list) {
    List<Long> ids = new ArrayList<>();
    Optional<PageRequest> request = Optional.of(PageRequest.first(PageRequest.MAX_LIMIT));
    while (request.isPresent()) {
      Page<ItemSummary> page = list.apply(request.get());
      page.entries().forEach(entry -> ids.add(entry.id()));
      request = page.next().map(cursor -> PageRequest.after(cursor, PageRequest.MAX_LIMIT));
    }
    return ids;
  }

  private void requireUniqueSkus() {
    for (long id : new long[] {1, dataset.items()}) {
      Item item = generator.item(id).item();
      ItemDraft again =
          new ItemDraft(
              item.sku(),
              item.title(),
              item.brand(),
              item.category(),
              item.description(),
              item.price(),
              item.stock(),
              item.photos());
      assertThatThrownBy(() -> store.items().create(again, soon()))
          .as("a second item with the sku of item %d", id)
          .isInstanceOf(DuplicateException.class);
    }
  }

  /** Returns how many reviews the items have together; after {@link #requireEqual}. */
  long reviews() {
    return reviews.sum();
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30));
  }
}
