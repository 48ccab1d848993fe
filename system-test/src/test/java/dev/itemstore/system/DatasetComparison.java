package dev.itemstore.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.DuplicateException;
import dev.itemstore.domain.store.Store;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.verify.Sample;
import dev.itemstore.gen.verify.Verification;
import dev.itemstore.gen.verify.Verifier;
import dev.itemstore.gen.work.ProgressListener;
import dev.itemstore.gen.work.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Compares all that a store holds, read through its repository, with what the generator makes: each
 * item with every review, the list of all items, the list of each category, and that an sku is
 * refused a second time.
 */
final class DatasetComparison {
  private static final int READERS = 4;

  private final Store store;
  private final Dataset dataset;
  private final ItemGenerator generator;
  private long reviews;

  DatasetComparison(Store store, Dataset dataset, ItemGenerator generator) {
    this.store = store;
    this.dataset = dataset;
    this.generator = generator;
  }

  /** Fails on the first things that differ. */
  void requireEqual() throws InterruptedException {
    assertThat(store.dataset(soon())).contains(dataset);
    Sample everything = new Sample(dataset.items(), dataset.items(), 0);
    Verification found =
        new Verifier(
                store,
                generator::item,
                everything,
                READERS,
                RetryPolicy.DEFAULT,
                ProgressListener.SILENT)
            .run();
    assertThat(found.first()).as("differences from what was generated").isEmpty();
    assertThat(found.equal()).isTrue();
    reviews = found.reviews();
    requireLists();
    requireUniqueSkus();
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
    for (String category : categories()) {
      List<Long> ids = ids(request -> store.items().newestInCategory(category, request, soon()));
      assertThat(ids).as(category).isSortedAccordingTo(java.util.Comparator.reverseOrder());
      inCategories.addAll(ids);
      entries += ids.size();
    }
    assertThat(entries).as("entries of all categories").isEqualTo(dataset.items());
    assertThat(inCategories).as("items of all categories").hasSize(all.size());
  }

  private Set<String> categories() {
    return LongStream.rangeClosed(1, dataset.items())
        .mapToObj(id -> generator.item(id).item().category())
        .collect(toSet());
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
    return reviews;
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30));
  }
}
