package dev.itemstore.jmh.baseline;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.VersionConflictException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations over one connection: prepared statements, positions of columns, no library. */
final class MySqlItems implements ItemRepository {
  private static final int OF_ITEM = 0;
  private static final int OF_REVIEW = 1;
  private static final int OF_RELATED = 2;

  private static final String ITEM_COLUMNS =
      "i.id, i.sku, i.title, i.brand, i.category, i.price_amount, i.currency, i.stock,"
          + " i.rating_count, i.rating_sum, i.created_at, i.updated_at, i.version";

  private static final String PHOTO_COLUMNS = "p.url, p.alt, p.width, p.height";

  private static final String ITEM =
      "SELECT %s, %s, IF(p.position > 0, NULL, i.description) FROM item i LEFT JOIN photo p ON p.item_id = i.id WHERE i.id = ?"
          .formatted(ITEM_COLUMNS, PHOTO_COLUMNS);

  private static final String SUMMARY = "SELECT %s, %s ".formatted(ITEM_COLUMNS, PHOTO_COLUMNS);

  private static final String FIRST_PHOTO =
      " LEFT JOIN photo p ON p.item_id = i.id AND p.position = 0 ";

  private static final String RELATED_TO =
      "FROM item me JOIN item i FORCE INDEX (item_category)"
          + " ON i.category = me.category AND i.id <> me.id"
          + FIRST_PHOTO
          + "WHERE me.id = ? ORDER BY i.id DESC LIMIT ?";

  private static final String RELATED = SUMMARY + RELATED_TO;

  /**
   * All of an item's page in one statement, as the store asks for it. The last column says what a
   * row is; a review's author is where an item has its sku, and so on.
   */
  private static final String PAGE =
      "(SELECT %s, %s, IF(p.position > 0, NULL, i.description), %d FROM item i LEFT JOIN photo p ON p.item_id = i.id WHERE i.id = ?)"
              .formatted(ITEM_COLUMNS, PHOTO_COLUMNS, OF_ITEM)
          + " UNION ALL (SELECT id, author, title, NULL, NULL, NULL, NULL, stars, NULL, NULL, created_at, updated_at, version, NULL, NULL, NULL, NULL, body, %d FROM review WHERE item_id = ? ORDER BY id DESC LIMIT ?)"
              .formatted(OF_REVIEW)
          + " UNION ALL (SELECT %s, %s, NULL, %d "
              .formatted(ITEM_COLUMNS, PHOTO_COLUMNS, OF_RELATED)
          + RELATED_TO
          + ")";

  private static final String VERSION = "SELECT version FROM item WHERE id = ?";

  private static final String REVIEW =
      "SELECT id, author, stars, title, body, created_at, updated_at, version FROM review"
          + " WHERE item_id = ? ";

  private final Connection connection;
  private final IdGenerator ids;

  MySqlItems(Connection connection, IdGenerator ids) {
    this.connection = connection;
    this.ids = ids;
  }

  @Override
  public Optional<Item> findById(long id, Deadline deadline) {
    return run(() -> item(ITEM, id));
  }

  private Optional<Item> item(String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        ItemSummary fields = summary(row);
        String description = row.getString(18);
        List<Photo> photos = new ArrayList<>(fields.photos());
        while (row.next()) {
          photos.add(photo(row));
        }
        return Optional.of(WholeItem.of(fields, description, photos));
      }
    }
  }

  @Override
  public Optional<ItemWithParts> findWithParts(long id, Parts parts, Deadline deadline) {
    return run(() -> {
      try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
        statement.setLong(1, id);
        statement.setLong(2, id);
        statement.setInt(3, parts.reviews() + 1);
        statement.setLong(4, id);
        statement.setInt(5, parts.related());
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? Optional.of(page(row, parts)) : Optional.empty();
        }
      }
    });
  }

  private static ItemWithParts page(ResultSet row, Parts parts) throws SQLException {
    ItemSummary fields = summary(row);
    String description = row.getString(18);
    List<Photo> photos = new ArrayList<>(fields.photos());
    List<Review> reviews = new ArrayList<>();
    List<ItemSummary> related = new ArrayList<>();
    while (row.next()) {
      switch (row.getInt(19)) {
        case OF_ITEM -> photos.add(photo(row));
        case OF_REVIEW ->
            reviews.add(
                new Review(
                    row.getLong(1),
                    fields.id(),
                    row.getString(2),
                    row.getInt(8),
                    row.getString(3),
                    row.getString(18),
                    instant(row, 11),
                    instant(row, 12),
                    row.getLong(13)));
        default -> related.add(summary(row));
      }
    }
    ListKey list = new ListKey.ReviewsOfItem(fields.id());
    return new ItemWithParts(
        WholeItem.of(fields, description, photos),
        Optional.of(Page.ofOneMore(reviews, parts.reviews(), list, Review::id)),
        Optional.of(related));
  }

  @Override
  public Page<ItemSummary> newest(PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.AllItems();
    List<ItemSummary> found =
        run(() ->
            list(
                SUMMARY
                    + "FROM item i FORCE INDEX (PRIMARY)"
                    + FIRST_PHOTO
                    + "WHERE i.id < ? ORDER BY i.id DESC LIMIT ?",
                request.idBelow(list),
                request.limit() + 1));
    return Page.ofOneMore(found, request.limit(), list, ItemSummary::id);
  }

  @Override
  public Page<ItemSummary> newestInCategory(
      String category, PageRequest request, Deadline deadline) {
    ListKey list = new ListKey.ItemsOfCategory(category);
    List<ItemSummary> found =
        run(() ->
            list(
                SUMMARY
                    + "FROM item i FORCE INDEX (item_category)"
                    + FIRST_PHOTO
                    + "WHERE i.category = ? AND i.id < ? ORDER BY i.id DESC LIMIT ?",
                category,
                request.idBelow(list),
                request.limit() + 1));
    return Page.ofOneMore(found, request.limit(), list, ItemSummary::id);
  }

  @Override
  public List<ItemSummary> related(long id, int limit, Deadline deadline) {
    return run(() -> {
      List<ItemSummary> found = list(RELATED, id, limit);
      if (found.isEmpty()) {
        requireItem(id);
      }
      return found;
    });
  }

  private List<ItemSummary> list(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<ItemSummary> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(summary(row));
        }
      }
      return found;
    }
  }

  @Override
  public Page<Review> reviews(long itemId, PageRequest request, Deadline deadline) {
    long below = request.idBelow(new ListKey.ReviewsOfItem(itemId));
    return run(() -> {
      Page<Review> found = reviewsBelow(itemId, below, request.limit());
      if (found.entries().isEmpty()) {
        requireItem(itemId);
      }
      return found;
    });
  }

  /** What has no rows is empty only if there is such an item. */
  private void requireItem(long id) throws SQLException {
    version(VERSION, id);
  }

  private long version(String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw NotFoundException.item(id);
        }
        return row.getLong(1);
      }
    }
  }

  private Page<Review> reviewsBelow(long itemId, long below, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(REVIEW + "AND id < ? ORDER BY id DESC LIMIT ?")) {
      statement.setLong(1, itemId);
      statement.setLong(2, below);
      statement.setInt(3, limit + 1);
      List<Review> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(review(row, itemId));
        }
      }
      return Page.ofOneMore(found, limit, new ListKey.ReviewsOfItem(itemId), Review::id);
    }
  }

  @Override
  public Optional<Review> findReview(long itemId, long reviewId, Deadline deadline) {
    return run(() -> review(REVIEW + "AND id = ?", itemId, reviewId));
  }

  private Optional<Review> review(String sql, long itemId, long reviewId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, itemId);
      statement.setLong(2, reviewId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(review(row, itemId)) : Optional.empty();
      }
    }
  }

  @Override
  public Item create(ItemDraft draft, Deadline deadline) {
    return inTransaction(() -> {
      Item item = Item.created(ids.next(), draft, now());
      execute(
          "INSERT INTO item (id, sku, title, brand, category, description, price_amount, currency,"
              + " stock, rating_count, rating_sum, created_at, updated_at, version)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, 1)",
          item.id(),
          item.sku(),
          item.title(),
          item.brand(),
          item.category(),
          item.description(),
          item.price().amount(),
          item.price().currency(),
          item.stock(),
          utc(item.createdAt()),
          utc(item.createdAt()));
      insertPhotos(item);
      return item;
    });
  }

  private void insertPhotos(Item item) throws SQLException {
    if (item.photos().isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO photo (item_id, position, url, alt, width, height)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      int position = 0;
      for (Photo photo : item.photos()) {
        statement.setLong(1, item.id());
        statement.setInt(2, position++);
        statement.setString(3, photo.url());
        statement.setString(4, photo.alt());
        statement.setInt(5, photo.width());
        statement.setInt(6, photo.height());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  @Override
  public Item update(long id, ExpectedVersion expected, ItemDraft draft, Deadline deadline) {
    return inTransaction(() -> {
      Item current = item(ITEM + " FOR UPDATE", id).orElseThrow(() -> NotFoundException.item(id));
      requireVersion(expected, current.version());
      Item updated =
          Item.of(id, draft, current.rating(), current.createdAt(), now(), current.version() + 1);
      execute(
          "UPDATE item SET sku = ?, title = ?, brand = ?, category = ?, description = ?,"
              + " price_amount = ?, currency = ?, stock = ?, updated_at = ?, version = version + 1"
              + " WHERE id = ?",
          updated.sku(),
          updated.title(),
          updated.brand(),
          updated.category(),
          updated.description(),
          updated.price().amount(),
          updated.price().currency(),
          updated.stock(),
          utc(updated.updatedAt()),
          id);
      if (!updated.photos().equals(current.photos())) {
        execute("DELETE FROM photo WHERE item_id = ?", id);
        insertPhotos(updated);
      }
      return updated;
    });
  }

  @Override
  public void delete(long id, ExpectedVersion expected, Deadline deadline) {
    inTransaction(() -> {
      requireVersion(expected, version(VERSION + " FOR UPDATE", id));
      // Photos and reviews go with it by their foreign keys.
      return execute("DELETE FROM item WHERE id = ?", id);
    });
  }

  @Override
  public Review addReview(long itemId, ReviewDraft draft, Deadline deadline) {
    return inTransaction(() -> {
      if (changeRating(itemId, 1, draft.stars()) == 0) {
        throw NotFoundException.item(itemId);
      }
      Review review = Review.created(ids.next(), itemId, draft, now());
      execute(
          "INSERT INTO review (item_id, id, author, stars, title, body, created_at, updated_at,"
              + " version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
          itemId,
          review.id(),
          review.author(),
          review.stars(),
          review.title(),
          review.body(),
          utc(review.createdAt()),
          utc(review.createdAt()));
      return review;
    });
  }

  @Override
  public Review updateReview(
      long itemId, long reviewId, ExpectedVersion expected, ReviewDraft draft, Deadline deadline) {
    return inTransaction(() -> {
      Review current = lockReview(itemId, reviewId, expected);
      Review updated =
          Review.of(reviewId, itemId, draft, current.createdAt(), now(), current.version() + 1);
      execute(
          "UPDATE review SET author = ?, stars = ?, title = ?, body = ?, updated_at = ?,"
              + " version = version + 1 WHERE item_id = ? AND id = ?",
          updated.author(),
          updated.stars(),
          updated.title(),
          updated.body(),
          utc(updated.updatedAt()),
          itemId,
          reviewId);
      if (updated.stars() != current.stars()) {
        changeRating(itemId, 0, updated.stars() - current.stars());
      }
      return updated;
    });
  }

  @Override
  public void deleteReview(
      long itemId, long reviewId, ExpectedVersion expected, Deadline deadline) {
    inTransaction(() -> {
      Review current = lockReview(itemId, reviewId, expected);
      execute("DELETE FROM review WHERE item_id = ? AND id = ?", itemId, reviewId);
      return changeRating(itemId, -1, -current.stars());
    });
  }

  private Review lockReview(long itemId, long reviewId, ExpectedVersion expected)
      throws SQLException {
    Review review =
        review(
                "SELECT r.id, r.author, r.stars, r.title, r.body, r.created_at, r.updated_at,"
                    + " r.version FROM item i STRAIGHT_JOIN review r ON r.item_id = i.id"
                    + " WHERE i.id = ? AND r.id = ? FOR UPDATE",
                itemId,
                reviewId)
            .orElseThrow(() -> NotFoundException.review(itemId, reviewId));
    requireVersion(expected, review.version());
    return review;
  }

  private int changeRating(long itemId, int count, int stars) throws SQLException {
    return execute(
        "UPDATE item SET rating_count = rating_count + ?, rating_sum = rating_sum + ?"
            + " WHERE id = ?",
        count,
        stars,
        itemId);
  }

  private int execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static void requireVersion(ExpectedVersion expected, long version) {
    if (!expected.accepts(version)) {
      throw new VersionConflictException(version);
    }
  }

  /** Reads the columns that a list shows, and the photo of the row, if it has one. */
  private static ItemSummary summary(ResultSet row) throws SQLException {
    return new ItemSummary(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        new Price(row.getLong(6), row.getString(7)),
        row.getInt(8),
        row.getString(14) == null ? List.of() : List.of(photo(row)),
        new RatingSummary(row.getLong(9), row.getLong(10)),
        instant(row, 11),
        instant(row, 12),
        row.getLong(13));
  }

  private static Photo photo(ResultSet row) throws SQLException {
    return new Photo(row.getString(14), row.getString(15), row.getInt(16), row.getInt(17));
  }

  private static Review review(ResultSet row, long itemId) throws SQLException {
    return new Review(
        row.getLong(1),
        itemId,
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        instant(row, 6),
        instant(row, 7),
        row.getLong(8));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private interface Statements<T> {
    T run() throws SQLException;
  }

  private static <T> T run(Statements<T> statements) {
    try {
      return statements.run();
    } catch (SQLException e) {
      throw new BaselineException("the engine failed", e);
    }
  }

  private <T> T inTransaction(Statements<T> statements) {
    return run(() -> {
      connection.setAutoCommit(false);
      try {
        T result = statements.run();
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    });
  }
}
