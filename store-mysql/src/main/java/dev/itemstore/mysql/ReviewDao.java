package dev.itemstore.mysql;

import dev.itemstore.domain.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on reviews. Whoever changes one locks the item's row first. */
interface ReviewDao {
  String REVIEW =
      "SELECT r.id, r.item_id, r.author, r.stars, r.title, r.body,"
          + " r.created_at, r.updated_at, r.version ";

  String NEWEST =
      REVIEW
          + "FROM review r WHERE r.item_id = :itemId AND r.id < :before"
          + " ORDER BY r.id DESC LIMIT :limit";

  String FIND = REVIEW + "FROM review r WHERE r.item_id = :itemId AND r.id = :reviewId";

  @SqlQuery(NEWEST)
  List<Review> newest(long itemId, long before, int limit);

  @SqlQuery(FIND)
  Optional<Review> find(long itemId, long reviewId);

  /** Locks the item, then the review: the order of everyone, so that nobody waits in a circle. */
  @SqlQuery(
      REVIEW
          + "FROM item i STRAIGHT_JOIN review r ON r.item_id = i.id AND r.id = :id"
          + " WHERE i.id = :itemId FOR UPDATE")
  Optional<Review> lock(long itemId, long id);

  @SqlUpdate(
      """
      INSERT INTO review (item_id, id, author, stars, title, body, created_at, updated_at, version)
      VALUES (:itemId, :id, :author, :stars, :title, :body, :createdAt, :createdAt, 1)
      """)
  void insert(
      long itemId, long id, String author, int stars, String title, String body, Instant createdAt);

  @SqlUpdate(
      """
      UPDATE review
      SET author = :author, stars = :stars, title = :title, body = :body,
          updated_at = :updatedAt, version = version + 1
      WHERE item_id = :itemId AND id = :id AND version = :version
      """)
  int update(
      long itemId,
      long id,
      long version,
      String author,
      int stars,
      String title,
      String body,
      Instant updatedAt);

  @SqlUpdate("DELETE FROM review WHERE item_id = :itemId AND id = :id AND version = :version")
  int delete(long itemId, long id, long version);
}
