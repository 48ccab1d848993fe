package dev.itemstore.mysql;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.DuplicateException;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The operations as statements. Every write of an item or of its reviews first locks the item's
 * row, so that writers of one item follow one another and never wait in a circle.
 */
final class MySqlItemRepository implements ItemRepository {
  private final Database database;
  private final IdGenerator ids;
  private final Clock clock;

  MySqlItemRepository(Database database, IdGenerator ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<Item> findById(long id, Deadline deadline) {
    return database.run(deadline, session -> PageRows.item(session.items().find(id)));
  }

  @Override
  public Optional<ItemWithParts> findWithParts(long id, Parts parts, Deadline deadline) {
    int reviews = parts.reviews() == 0 ? 0 : parts.reviews() + 1;
    List<PageRow> rows =
        database.run(
            deadline, session -> session.items().findWithParts(id, reviews, parts.related()));
    return PageRows.item(rows)
        .map(item ->
            new ItemWithParts(
                item,
                parts.reviews() == 0
                    ? Optional.empty()
                    : Optional.of(pageOfReviews(PageRows.reviews(rows), parts.reviews(), id)),
                parts.related() == 0 ? Optional.empty() : Optional.of(PageRows.summaries(rows))));
  }

  @Override
  public Item create(ItemDraft draft, Deadline deadline) {
    return database.inTransaction(
        deadline,
        session -> {
          Item item = insert(session, draft);
          session.items().insertPhotos(item.id(), item.photos());
          return item;
        });
  }

  private Item insert(Session session, ItemDraft draft) {
    while (true) {
      Item item = Item.created(ids.next(), draft, now());
      try {
        session
            .items()
            .insert(
                item.id(),
                item.sku(),
                item.title(),
                item.brand(),
                item.category(),
                item.description(),
                item.price().amount(),
                item.price().currency(),
                item.stock(),
                item.createdAt());
        return item;
      } catch (UnableToExecuteStatementException e) {
        refuseTakenSku(e, item.sku());
        requireTakenId(e);
      }
    }
  }

  @Override
  public Item update(long id, ExpectedVersion expected, ItemDraft draft, Deadline deadline) {
    return database.inTransaction(
        deadline,
        session -> {
          Item current =
              PageRows.item(session.items().lock(id)).orElseThrow(() -> NotFoundException.item(id));
          requireVersion(expected, current.version());
          Item updated =
              Item.of(
                  id,
                  draft,
                  current.rating(),
                  current.createdAt(),
                  Times.later(current.updatedAt(), now()),
                  current.version() + 1);
          update(session, current, updated);
          return updated;
        });
  }

  private static void update(Session session, Item current, Item updated) {
    try {
      int changed =
          session
              .items()
              .update(
                  updated.id(),
                  current.version(),
                  updated.sku(),
                  updated.title(),
                  updated.brand(),
                  updated.category(),
                  updated.description(),
                  updated.price().amount(),
                  updated.price().currency(),
                  updated.stock(),
                  updated.updatedAt());
      requireChanged(changed, current.version());
    } catch (UnableToExecuteStatementException e) {
      refuseTakenSku(e, updated.sku());
      throw e;
    }
    if (!updated.photos().equals(current.photos())) {
      session.items().deletePhotos(updated.id());
      session.items().insertPhotos(updated.id(), updated.photos());
    }
  }

  @Override
  public void delete(long id, ExpectedVersion expected, Deadline deadline) {
    database.inTransaction(
        deadline,
        session -> {
          long version =
              session.items().lockVersion(id).orElseThrow(() -> NotFoundException.item(id));
          requireVersion(expected, version);
          session.items().delete(id);
          return null;
        });
  }

  @Override
  public Page<ItemSummary> newest(PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.AllItems();
    long before = request.idBelow(list);
    List<ItemSummary> found =
        database.run(
            deadline,
            session -> PageRows.summaries(session.items().newest(before, request.limit() + 1)));
    return Page.ofOneMore(found, request.limit(), list, ItemSummary::id);
  }

  @Override
  public Page<ItemSummary> newestInCategory(
      String category, PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.ItemsOfCategory(category);
    long before = request.idBelow(list);
    List<ItemSummary> found =
        database.run(
            deadline,
            session ->
                PageRows.summaries(
                    session.items().newestInCategory(category, before, request.limit() + 1)));
    return Page.ofOneMore(found, request.limit(), list, ItemSummary::id);
  }

  @Override
  public List<ItemSummary> related(long id, int limit, Deadline deadline) {
    return database.run(
        deadline,
        session -> {
          List<ItemSummary> found = PageRows.summaries(session.items().related(id, limit));
          if (found.isEmpty()) {
            requireItem(session, id);
          }
          return found;
        });
  }

  @Override
  public Page<Review> reviews(long itemId, PageRequest request, Deadline deadline) {
    long before = request.idBelow(new ListKey.ReviewsOfItem(itemId));
    List<Review> found =
        database.run(
            deadline,
            session -> {
              List<Review> reviews = session.reviews().newest(itemId, before, request.limit() + 1);
              if (reviews.isEmpty()) {
                requireItem(session, itemId);
              }
              return reviews;
            });
    return pageOfReviews(found, request.limit(), itemId);
  }

  @Override
  public Optional<Review> findReview(long itemId, long reviewId, Deadline deadline) {
    return database.run(deadline, session -> session.reviews().find(itemId, reviewId));
  }

  @Override
  public Review addReview(long itemId, ReviewDraft draft, Deadline deadline) {
    return database.inTransaction(
        deadline,
        session -> {
          if (session.items().addToRating(itemId, 1, draft.stars()) == 0) {
            throw NotFoundException.item(itemId);
          }
          return insert(session, itemId, draft);
        });
  }

  /** The id is made under the item's lock, so that reviews appear in the order of their ids. */
  private Review insert(Session session, long itemId, ReviewDraft draft) {
    while (true) {
      Review review = Review.created(ids.next(), itemId, draft, now());
      try {
        session
            .reviews()
            .insert(
                itemId,
                review.id(),
                review.author(),
                review.stars(),
                review.title(),
                review.body(),
                review.createdAt());
        return review;
      } catch (UnableToExecuteStatementException e) {
        requireTakenId(e);
      }
    }
  }

  @Override
  public Review updateReview(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline) {
    return database.inTransaction(
        deadline,
        session -> {
          Review current = lockReview(session, itemId, reviewId, expected);
          Review updated =
              Review.of(
                  reviewId,
                  itemId,
                  draft,
                  current.createdAt(),
                  Times.later(current.updatedAt(), now()),
                  current.version() + 1);
          requireChanged(
              session
                  .reviews()
                  .update(
                      itemId,
                      reviewId,
                      current.version(),
                      updated.author(),
                      updated.stars(),
                      updated.title(),
                      updated.body(),
                      updated.updatedAt()),
              current.version());
          if (updated.stars() != current.stars()) {
            session.items().addToRating(itemId, 0, updated.stars() - current.stars());
          }
          return updated;
        });
  }

  @Override
  public void deleteReview(
      long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    database.inTransaction(
        deadline,
        session -> {
          Review current = lockReview(session, itemId, reviewId, expected);
          requireChanged(
              session.reviews().delete(itemId, reviewId, current.version()), current.version());
          session.items().addToRating(itemId, -1, -current.stars());
          return null;
        });
  }

  private static Review lockReview(
      Session session, long itemId, long reviewId, ExpectedVersion expected) {
    Review review =
        session
            .reviews()
            .lock(itemId, reviewId)
            .orElseThrow(() -> NotFoundException.review(itemId, reviewId));
    requireVersion(expected, review.version());
    return review;
  }

  private static Page<Review> pageOfReviews(List<Review> found, int limit, long itemId) {
    return Page.ofOneMore(found, limit, new ListKey.ReviewsOfItem(itemId), Review::id);
  }

  private static void requireItem(Session session, long id) {
    if (!session.items().exists(id)) {
      throw NotFoundException.item(id);
    }
  }

  private static void requireVersion(ExpectedVersion expected, long current) {
    if (!expected.accepts(current)) {
      throw new VersionConflictException(current);
    }
  }

  private static void requireChanged(int rows, long version) {
    if (rows != 1) {
      throw new VersionConflictException(version);
    }
  }

  private static void refuseTakenSku(UnableToExecuteStatementException e, String sku) {
    if (Failures.isDuplicate(e, "item_sku")) {
      throw new DuplicateException(sku);
    }
  }

  /** Lets a new id be tried when another service has the same node number, and nothing else. */
  private static void requireTakenId(UnableToExecuteStatementException e) {
    if (!Failures.isDuplicate(e, "PRIMARY")) {
      throw e;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(MILLIS);
  }
}
