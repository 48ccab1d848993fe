package dev.itemstore.mongo;

/** The names of the fields in the database: readable, for whoever opens it with a shell. */
final class Fields {
  static final String ID = "_id";
  static final String SKU = "sku";
  static final String TITLE = "title";
  static final String BRAND = "brand";
  static final String CATEGORY = "category";
  static final String DESCRIPTION = "description";
  static final String PRICE = "price";
  static final String AMOUNT = "amount";
  static final String CURRENCY = "currency";
  static final String STOCK = "stock";
  static final String PHOTOS = "photos";
  static final String URL = "url";
  static final String ALT = "alt";
  static final String WIDTH = "width";
  static final String HEIGHT = "height";
  static final String RATING = "rating";
  static final String COUNT = "count";
  static final String SUM = "sum";
  static final String CREATED_AT = "createdAt";
  static final String UPDATED_AT = "updatedAt";
  static final String VERSION = "version";
  static final String REVIEWS = "reviews";
  static final String REVIEW_ID = "id";
  static final String AUTHOR = "author";
  static final String STARS = "stars";
  static final String BODY = "body";
  static final String ARCHIVED_TO = "archivedTo";
  static final String INTENTS = "intents";
  static final String PENDING = "pending";
  static final String NUMBER = "number";
  static final String BUCKET = "bucket";
  static final String MOVED = "moved";
  static final String CHANGED = "changed";
  static final String REMOVED = "removed";
  static final String UP_TO = "upTo";
  static final String APPLIED = "applied";

  private Fields() {}
}
