package dev.itemstore.mysql;

import dev.itemstore.domain.Photo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The statements on items and their photos. Each list query names its index: after a load there may
 * be no statistics yet, and a plan that walks all items by id until it met enough of a category is
 * never right.
 */
interface ItemDao extends SqlObject {

  /** What {@link PageRowMapper} reads, but for the first column and the description. */
  String FIELDS =
      """
      i.price_amount, i.currency, i.stock, i.rating_count, i.rating_sum,
      i.created_at, i.updated_at, i.version, p.position, p.url, p.alt, p.width, p.height
      """;

  /** An item, once for each of its photos; its long text comes with the first only. */
  String ITEM =
      "SELECT 0, i.id, i.sku, i.title, i.brand, i.category,"
          + " IF(p.position > 0, NULL, i.description), "
          + FIELDS
          + " FROM item i LEFT JOIN photo p ON p.item_id = i.id WHERE i.id = :id";

  String SUMMARY = "SELECT 2, i.id, i.sku, i.title, i.brand, i.category, NULL, " + FIELDS;

  String FIRST_PHOTO = " LEFT JOIN photo p ON p.item_id = i.id AND p.position = 0 ";

  String RELATED =
      SUMMARY
          + " FROM item me JOIN item i FORCE INDEX (item_category)"
          + " ON i.category = me.category AND i.id <> me.id"
          + FIRST_PHOTO
          + " WHERE me.id = :id ORDER BY i.id DESC LIMIT :related";

  /** Reviews in the shape of an item's row: the author for the sku, and so on. */
  String REVIEWS =
      """
      SELECT 1, r.id, r.author, r.title, NULL, NULL, r.body, NULL, NULL, r.stars, r.item_id, NULL,
             r.created_at, r.updated_at, r.version, NULL, NULL, NULL, NULL, NULL
      FROM review r WHERE r.item_id = :id ORDER BY r.id DESC LIMIT :reviews
      """;

  String WITH_PARTS = "(" + ITEM + ") UNION ALL (" + REVIEWS + ") UNION ALL (" + RELATED + ")";

  String NEWEST =
      SUMMARY
          + " FROM item i FORCE INDEX (PRIMARY)"
          + FIRST_PHOTO
          + " WHERE i.id < :before ORDER BY i.id DESC LIMIT :limit";

  String NEWEST_IN_CATEGORY =
      SUMMARY
          + " FROM item i FORCE INDEX (item_category)"
          + FIRST_PHOTO
          + " WHERE i.category = :category AND i.id < :before ORDER BY i.id DESC LIMIT :limit";

  /** No ORDER BY, which would sort: {@link PageRows} puts each photo at its position. */
  @SqlQuery(ITEM)
  List<PageRow> find(long id);

  @SqlQuery(ITEM + " FOR UPDATE")
  List<PageRow> lock(long id);

  /**
   * The whole page in one round trip, and as it was at one moment, so that the rating fits the
   * reviews. UNION ALL hands each part's rows on as it finds them.
   */
  @SqlQuery(WITH_PARTS)
  List<PageRow> findWithParts(long id, int reviews, int related);

  @SqlQuery(NEWEST)
  List<PageRow> newest(long before, int limit);

  @SqlQuery(NEWEST_IN_CATEGORY)
  List<PageRow> newestInCategory(String category, long before, int limit);

  @SqlQuery(RELATED)
  List<PageRow> related(long id, int related);

  @SqlQuery("SELECT EXISTS (SELECT 1 FROM item WHERE id = :id)")
  boolean exists(long id);

  @SqlQuery("SELECT version FROM item WHERE id = :id FOR UPDATE")
  Optional<Long> lockVersion(long id);

  @SqlUpdate(
      """
      INSERT INTO item (id, sku, title, brand, category, description, price_amount, currency, stock,
                        rating_count, rating_sum, created_at, updated_at, version)
      VALUES (:id, :sku, :title, :brand, :category, :description, :amount, :currency, :stock,
              0, 0, :createdAt, :createdAt, 1)
      """)
  void insert(
      long id,
      String sku,
      String title,
      String brand,
      String category,
      String description,
      long amount,
      String currency,
      int stock,
      Instant createdAt);

  /** The version in the condition is the guard against a lost update, whatever is locked. */
  @SqlUpdate(
      """
      UPDATE item
      SET sku = :sku, title = :title, brand = :brand, category = :category,
          description = :description, price_amount = :amount, currency = :currency, stock = :stock,
          updated_at = :updatedAt, version = version + 1
      WHERE id = :id AND version = :version
      """)
  int update(
      long id,
      long version,
      String sku,
      String title,
      String brand,
      String category,
      String description,
      long amount,
      String currency,
      int stock,
      Instant updatedAt);

  /** Also locks the item, which every writer of its reviews does first. */
  @SqlUpdate(
      """
      UPDATE item SET rating_count = rating_count + :count, rating_sum = rating_sum + :stars
      WHERE id = :id
      """)
  int addToRating(long id, int count, int stars);

  /** Takes the item's photos and reviews with it. */
  @SqlUpdate("DELETE FROM item WHERE id = :id")
  void delete(long id);

  @SqlUpdate("DELETE FROM photo WHERE item_id = :id")
  void deletePhotos(long id);

  /** Sends all photos in one statement. */
  default void insertPhotos(long id, List<Photo> photos) {
    if (photos.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        getHandle()
            .prepareBatch(
                """
                INSERT INTO photo (item_id, position, url, alt, width, height)
                VALUES (?, ?, ?, ?, ?, ?)
                """);
    for (int position = 0; position < photos.size(); position++) {
      Photo photo = photos.get(position);
      batch
          .bind(0, id)
          .bind(1, position)
          .bind(2, photo.url())
          .bind(3, photo.alt())
          .bind(4, photo.width())
          .bind(5, photo.height())
          .add();
    }
    batch.execute();
  }
}
