package dev.itemstore.gen.memory;

import static java.util.Comparator.comparingLong;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The reading side of the contract, as far as a dataset is compared by it. */
public final class MemoryItems implements ItemRepository {
  private final Map<Long, ItemWithReviews> items;
  private final AtomicInteger unavailableTimes = new AtomicInteger();

  MemoryItems(Map<Long, ItemWithReviews> items) {
    this.items = items;
  }

  /** Lets the next reads fail as unavailable, so many of them. */
  public void unavailable(int times) {
    unavailableTimes.set(times);
  }

  @Override
  public Optional<Item> findById(long id, Deadline deadline) {
    return find(id).map(ItemWithReviews::item);
  }

  @Override
  public Optional<ItemWithParts> findWithParts(long id, Parts parts, Deadline deadline) {
    return find(id)
        .map(item ->
            new ItemWithParts(
                item.item(),
                Optional.of(page(item, PageRequest.first(parts.reviews()))),
                Optional.empty()));
  }

  @Override
  public Page<Review> reviews(long itemId, PageRequest request, Deadline deadline) {
    return page(find(itemId).orElseThrow(() -> NotFoundException.item(itemId)), request);
  }

  private Optional<ItemWithReviews> find(long id) {
    if (unavailableTimes.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
      throw new StoreUnavailableException("away", null);
    }
    return Optional.ofNullable(items.get(id));
  }

  private static Page<Review> page(ItemWithReviews item, PageRequest request) {
    ListKey list = new ListKey.ReviewsOfItem(item.item().id());
    long below = request.idBelow(list);
    List<Review> found =
        item.reviews().stream()
            .filter(review -> review.id() < below)
            .limit(request.limit() + 1L)
            .toList();
    return Page.ofOneMore(found, request.limit(), list, Review::id);
  }

  @Override
  public Item create(ItemDraft draft, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Item update(long id, ExpectedVersion expected, ItemDraft draft, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(long id, ExpectedVersion expected, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<ItemSummary> newest(PageRequest request, Deadline deadline) {
    List<ItemSummary> found =
        items.values().stream()
            .map(item -> item.item().summary())
            .sorted(comparingLong(ItemSummary::id).reversed())
            .limit(request.limit() + 1L)
            .toList();
    return Page.ofOneMore(found, request.limit(), new ListKey.AllItems(), ItemSummary::id);
  }

  @Override
  public Page<ItemSummary> newestInCategory(
      String category, PageRequest request, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ItemSummary> related(long id, int limit, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Review> findReview(long itemId, long reviewId, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Review addReview(long itemId, ReviewDraft draft, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Review updateReview(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteReview(
      long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    throw new UnsupportedOperationException();
  }
}
