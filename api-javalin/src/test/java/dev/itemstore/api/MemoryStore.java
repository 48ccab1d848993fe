package dev.itemstore.api;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Capability;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.DuplicateException;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.QueryPlan;
import dev.itemstore.domain.store.Storage;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * Items in memory, for tests of what HTTP makes of them without a server, and of failures on
 * demand. No proof of any promise: that is for the tests that run on real engines.
 */
final class MemoryStore implements Store, ItemRepository {
  private final ConcurrentSkipListMap<Long, Item> items = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Long, Review> reviews = new ConcurrentSkipListMap<>();
  private final IdGenerator ids = new IdGenerator(0, Clock.systemUTC());

  /** What every operation throws while it is set. */
  volatile Throwable failure;

  @Override
  public ItemRepository items() {
    return this;
  }

  @Override
  public Engine engine() {
    return new Engine("Memory", "1");
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public void ping(Deadline deadline) {
    failOnDemand();
  }

  @Override
  public Optional<Dataset> dataset(Deadline deadline) {
    return Optional.empty();
  }

  @Override
  public long countItems(Deadline deadline) {
    return items.size();
  }

  @Override
  public List<QueryPlan> plans(Deadline deadline) {
    return List.of();
  }

  @Override
  public Storage storage(Deadline deadline) {
    return new Storage(List.of(), OptionalLong.empty());
  }

  @Override
  public BulkLoad load(Dataset dataset) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void clear(Deadline deadline) {
    items.clear();
    reviews.clear();
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  @Override
  public Optional<Item> findById(long id, Deadline deadline) {
    failOnDemand();
    return Optional.ofNullable(items.get(id));
  }

  @Override
  public synchronized Optional<ItemWithParts> findWithParts(
      long id, Parts parts, Deadline deadline) {
    return findById(id, deadline)
        .map(item ->
            new ItemWithParts(
                item,
                parts.reviews() == 0
                    ? Optional.empty()
                    : Optional.of(reviews(id, PageRequest.first(parts.reviews()), deadline)),
                parts.related() == 0
                    ? Optional.empty()
                    : Optional.of(related(id, parts.related(), deadline))));
  }

  @Override
  public synchronized Item create(ItemDraft draft, Deadline deadline) {
    failOnDemand();
    refuseTaken(draft.sku(), 0);
    Item item = Item.created(ids.next(), draft, now());
    items.put(item.id(), item);
    return item;
  }

  @Override
  public synchronized Item update(
      long id, ExpectedVersion expected, ItemDraft draft, Deadline deadline) {
    Item before = find(id, expected, deadline);
    refuseTaken(draft.sku(), id);
    Item after =
        Item.of(
            id,
            draft,
            before.rating(),
            before.createdAt(),
            later(before.updatedAt()),
            before.version() + 1);
    items.put(id, after);
    return after;
  }

  @Override
  public synchronized void delete(long id, ExpectedVersion expected, Deadline deadline) {
    find(id, expected, deadline);
    items.remove(id);
    reviews.values().removeIf(review -> review.itemId() == id);
  }

  @Override
  public Page<ItemSummary> newest(PageRequest request, Deadline deadline) {
    return page(request, new ListKey.AllItems(), item -> true);
  }

  @Override
  public Page<ItemSummary> newestInCategory(
      String category, PageRequest request, Deadline deadline) {
    return page(
        request, new ListKey.ItemsOfCategory(category), item -> item.category().equals(category));
  }

  @Override
  public List<ItemSummary> related(long id, int limit, Deadline deadline) {
    Item item = find(id, ExpectedVersion.any(), deadline);
    return items.descendingMap().values().stream()
        .filter(other -> other.id() != id && other.category().equals(item.category()))
        .limit(limit)
        .map(Item::summary)
        .toList();
  }

  @Override
  public Page<Review> reviews(long itemId, PageRequest request, Deadline deadline) {
    find(itemId, ExpectedVersion.any(), deadline);
    ListKey list = new ListKey.ReviewsOfItem(itemId);
    List<Review> found =
        reviews.headMap(request.idBelow(list)).descendingMap().values().stream()
            .filter(review -> review.itemId() == itemId)
            .limit(request.limit() + 1L)
            .toList();
    return Page.ofOneMore(found, request.limit(), list, Review::id);
  }

  @Override
  public Optional<Review> findReview(long itemId, long reviewId, Deadline deadline) {
    failOnDemand();
    return Optional.ofNullable(reviews.get(reviewId)).filter(review -> review.itemId() == itemId);
  }

  @Override
  public synchronized Review addReview(long itemId, ReviewDraft draft, Deadline deadline) {
    find(itemId, ExpectedVersion.any(), deadline);
    Review review = Review.created(ids.next(), itemId, draft, now());
    reviews.put(review.id(), review);
    rate(itemId);
    return review;
  }

  @Override
  public synchronized Review updateReview(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline) {
    Review before = find(itemId, reviewId, expected, deadline);
    Review after =
        Review.of(
            reviewId,
            itemId,
            draft,
            before.createdAt(),
            later(before.updatedAt()),
            before.version() + 1);
    reviews.put(reviewId, after);
    rate(itemId);
    return after;
  }

  @Override
  public synchronized void deleteReview(
      long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    find(itemId, reviewId, expected, deadline);
    reviews.remove(reviewId);
    rate(itemId);
  }

  private Page<ItemSummary> page(PageRequest request, ListKey list, Predicate<Item> filter) {
    failOnDemand();
    List<ItemSummary> found =
        items.headMap(request.idBelow(list)).descendingMap().values().stream()
            .filter(filter)
            .limit(request.limit() + 1L)
            .map(Item::summary)
            .toList();
    return Page.ofOneMore(found, request.limit(), list, ItemSummary::id);
  }

  private Item find(long id, ExpectedVersion expected, Deadline deadline) {
    Item item = findById(id, deadline).orElseThrow(() -> NotFoundException.item(id));
    if (!expected.accepts(item.version())) {
      throw new VersionConflictException(item.version());
    }
    return item;
  }

  private Review find(long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    Review review =
        findReview(itemId, reviewId, deadline)
            .orElseThrow(() -> NotFoundException.review(itemId, reviewId));
    if (!expected.accepts(review.version())) {
      throw new VersionConflictException(review.version());
    }
    return review;
  }

  private void refuseTaken(String sku, long except) {
    if (items.values().stream().anyMatch(i -> i.sku().equals(sku) && i.id() != except)) {
      throw new DuplicateException(sku);
    }
  }

  private void rate(long itemId) {
    Item item = items.get(itemId);
    RatingSummary rating = RatingSummary.NONE;
    for (Review review : reviews.values()) {
      if (review.itemId() == itemId) {
        rating = rating.plus(1, review.stars());
      }
    }
    items.put(
        itemId,
        Item.of(itemId, item.draft(), rating, item.createdAt(), item.updatedAt(), item.version()));
  }

  private void failOnDemand() {
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant later(Instant before) {
    Instant now = now();
    return now.isAfter(before) ? now : before.plusMillis(1);
  }
}
