package dev.itemstore.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Projections.slice;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
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
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.VersionConflictException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.bson.conversions.Bson;

/** The operations; those on reviews are {@link ReviewReads} and {@link ReviewWrites}. */
final class MongoItemRepository implements ItemRepository {
  private static final Bson WITHOUT_REVIEWS =
      exclude(Fields.REVIEWS, Fields.ARCHIVED_TO, Fields.INTENTS, Fields.PENDING);

  private static final Bson SUMMARY =
      fields(
          include(
              Fields.SKU,
              Fields.TITLE,
              Fields.BRAND,
              Fields.CATEGORY,
              Fields.PRICE,
              Fields.STOCK,
              Fields.RATING,
              Fields.CREATED_AT,
              Fields.UPDATED_AT,
              Fields.VERSION),
          slice(Fields.PHOTOS, 1));

  private final Collections collections;
  private final Failures failures;
  private final ReviewReads reviews;
  private final ReviewWrites reviewWrites;
  private final Intents intents;
  private final Deletions deletions;
  private final SkuWrites skuWrites = new SkuWrites();
  private final IdGenerator ids;
  private final Clock clock;

  MongoItemRepository(
      Collections collections,
      Failures failures,
      Deletions deletions,
      Limits limits,
      Steps steps,
      IdGenerator ids,
      Clock clock) {
    this.collections = collections;
    this.failures = failures;
    this.deletions = deletions;
    this.ids = ids;
    this.clock = clock;
    this.intents = new Intents(collections, deletions, limits, steps);
    this.reviews = new ReviewReads(collections, limits);
    this.reviewWrites = new ReviewWrites(collections, reviews, intents, ids, clock, steps);
  }

  @Override
  public Optional<Item> findById(long id, Deadline deadline) {
    return failures.translate(
        () -> Optional.ofNullable(item(id, deadline).first()).map(ItemDocument::item));
  }

  private FindIterable<ItemDocument> item(long id, Deadline deadline) {
    return collections.items(deadline).find(eq(Fields.ID, id)).projection(WITHOUT_REVIEWS);
  }

  @Override
  public Optional<ItemWithParts> findWithParts(long id, Parts parts, Deadline deadline) {
    if (parts.reviews() == 0) {
      return findById(id, deadline)
          .map(item ->
              new ItemWithParts(item, Optional.empty(), relatedPart(item, parts, deadline)));
    }
    return failures.translate(() ->
        reviews
            .page(id, Long.MAX_VALUE, parts.reviews() + 1, true, deadline)
            .map(found -> {
              Item item = found.item().item();
              return new ItemWithParts(
                  item,
                  Optional.of(page(id, found.reviews(), parts.reviews())),
                  relatedPart(item, parts, deadline));
            }));
  }

  @Override
  public Item create(ItemDraft draft, Deadline deadline) {
    return failures.translate(() -> {
      Item item = Item.created(ids.next(), draft, Times.now(clock));
      skuWrites.write(
          draft.sku(),
          deadline,
          () -> collections.items(deadline).insertOne(ItemDocument.of(item, List.of())));
      return item;
    });
  }

  @Override
  public Item update(long id, ExpectedVersion expected, ItemDraft draft, Deadline deadline) {
    return failures.translate(() -> {
      List<Bson> replace = List.of(ItemUpdate.of(draft, Times.now(clock)));
      while (true) {
        ItemDocument written =
            skuWrites.write(
                draft.sku(),
                deadline,
                () ->
                    collections
                        .items(deadline)
                        .findOneAndUpdate(
                            and(eq(Fields.ID, id), Versions.filter(expected)),
                            replace,
                            new FindOneAndUpdateOptions()
                                .returnDocument(ReturnDocument.AFTER)
                                .projection(exclude(Fields.REVIEWS))));
        if (written != null) {
          intents.tidy(written, deadline);
          return written.item();
        }
        refuseUnlessExpected(id, expected, deadline);
      }
    });
  }

  @Override
  public void delete(long id, ExpectedVersion expected, Deadline deadline) {
    failures.translate(() -> {
      deletions.delete(id, expected, deadline);
      return null;
    });
  }

  @Override
  public Page<ItemSummary> newest(PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.AllItems();
    long below = request.idBelow(list);
    return failures.translate(() ->
        Page.ofOneMore(
            all(below, request.limit() + 1, deadline).into(new ArrayList<>()),
            request.limit(),
            list,
            ItemSummary::id));
  }

  @Override
  public Page<ItemSummary> newestInCategory(
      String category, PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.ItemsOfCategory(category);
    long below = request.idBelow(list);
    return failures.translate(() ->
        Page.ofOneMore(
            ofCategory(category, below, request.limit() + 1, deadline).into(new ArrayList<>()),
            request.limit(),
            list,
            ItemSummary::id));
  }

  @Override
  public List<ItemSummary> related(long id, int limit, Deadline deadline) {
    return failures.translate(() -> {
      ItemSummary item = category(id, deadline).first();
      if (item == null) {
        throw NotFoundException.item(id);
      }
      return related(id, item.category(), limit, deadline);
    });
  }

  private FindIterable<ItemSummary> category(long id, Deadline deadline) {
    return collections
        .summaries(deadline)
        .find(eq(Fields.ID, id))
        .projection(include(Fields.CATEGORY));
  }

  @Override
  public Page<Review> reviews(long itemId, PageRequest request, Deadline deadline) {
    long below = request.idBelow(new ListKey.ReviewsOfItem(itemId));
    return failures.translate(() ->
        reviews
            .page(itemId, below, request.limit() + 1, false, deadline)
            .map(found -> page(itemId, found.reviews(), request.limit()))
            .orElseThrow(() -> NotFoundException.item(itemId)));
  }

  @Override
  public Optional<Review> findReview(long itemId, long reviewId, Deadline deadline) {
    return failures.translate(
        () -> reviews.find(itemId, reviewId, deadline).map(review -> review.of(itemId)));
  }

  @Override
  public Review addReview(long itemId, ReviewDraft draft, Deadline deadline) {
    return failures.translate(() -> reviewWrites.add(itemId, draft, deadline));
  }

  @Override
  public Review updateReview(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline) {
    return failures.translate(
        () -> reviewWrites.update(itemId, reviewId, expected, draft, deadline));
  }

  @Override
  public void deleteReview(
      long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    failures.translate(() -> {
      reviewWrites.delete(itemId, reviewId, expected, deadline);
      return null;
    });
  }

  private void refuseUnlessExpected(long id, ExpectedVersion expected, Deadline deadline) {
    ItemDocument found =
        collections
            .items(deadline)
            .find(eq(Fields.ID, id))
            .projection(include(Fields.VERSION))
            .first();
    if (found == null) {
      throw NotFoundException.item(id);
    }
    if (!expected.accepts(found.version())) {
      throw new VersionConflictException(found.version());
    }
  }

  private Optional<List<ItemSummary>> relatedPart(Item item, Parts parts, Deadline deadline) {
    return parts.related() == 0
        ? Optional.empty()
        : Optional.of(
            failures.translate(
                () -> related(item.id(), item.category(), parts.related(), deadline)));
  }

  private List<ItemSummary> related(long id, String category, int limit, Deadline deadline) {
    // One more, in case the item itself is among them.
    return ofCategory(category, Long.MAX_VALUE, limit + 1, deadline)
        .into(new ArrayList<>())
        .stream()
        .filter(item -> item.id() != id)
        .limit(limit)
        .toList();
  }

  private FindIterable<ItemSummary> ofCategory(
      String category, long below, int count, Deadline deadline) {
    return summaries(
        and(eq(Fields.CATEGORY, category), lt(Fields.ID, below)),
        Schema.NEWEST_IN_CATEGORY,
        count,
        deadline);
  }

  private FindIterable<ItemSummary> all(long below, int count, Deadline deadline) {
    return summaries(lt(Fields.ID, below), Schema.BY_ID, count, deadline);
  }

  /** The hint makes the plan right before the engine has statistics, and every day after. */
  private FindIterable<ItemSummary> summaries(
      Bson wanted, String index, int count, Deadline deadline) {
    return collections
        .summaries(deadline)
        .find(wanted)
        .sort(descending(Fields.ID))
        .hintString(index)
        .projection(SUMMARY)
        .limit(count)
        .batchSize(count);
  }

  /** Returns the queries that the operations send, by operation, as for one item. */
  SequencedMap<String, FindIterable<?>> queries(long id, String category, Deadline deadline) {
    SequencedMap<String, FindIterable<?>> queries = new LinkedHashMap<>();
    queries.put("findById", item(id, deadline));
    queries.put("findWithParts: item", reviews.newestOf(id, Long.MAX_VALUE, 11, true, deadline));
    queries.put("findWithParts: related", ofCategory(category, Long.MAX_VALUE, 11, deadline));
    queries.put("newest", all(Long.MAX_VALUE, 21, deadline));
    queries.put("newestInCategory", ofCategory(category, Long.MAX_VALUE, 21, deadline));
    queries.put("related: item", category(id, deadline));
    queries.put("related", ofCategory(category, Long.MAX_VALUE, 11, deadline));
    queries.put("reviews", reviews.newestOf(id, Long.MAX_VALUE, 21, false, deadline));
    queries.put("reviews: older ones", reviews.bucketsOf(id, Long.MAX_VALUE, 1, deadline));
    queries.put("findReview", reviews.around(id, 1, deadline));
    return queries;
  }

  private static Page<Review> page(long itemId, List<StoredReview> found, int limit) {
    return Page.ofOneMore(
        found.stream().map(review -> review.of(itemId)).toList(),
        limit,
        new ListKey.ReviewsOfItem(itemId),
        Review::id);
  }
}
