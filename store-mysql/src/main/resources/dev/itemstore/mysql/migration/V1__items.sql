-- Every text is compared exactly: by code points, and with trailing spaces. That collation has another name on
-- each engine (utf8mb4_0900_bin on MySQL, utf8mb4_nopad_bin on MariaDB; the utf8mb4_bin that both have ignores
-- trailing spaces), hence the placeholder. Times are UTC, in milliseconds. DDL is not transactional here: IF NOT
-- EXISTS lets a migration that was cut off run again.

CREATE TABLE IF NOT EXISTS item (
  id           BIGINT          NOT NULL,
  sku          VARCHAR(64)     NOT NULL,
  title        VARCHAR(200)    NOT NULL,
  brand        VARCHAR(100)    NOT NULL,
  category     VARCHAR(100)    NOT NULL,
  description  VARCHAR(10000)  NOT NULL,
  price_amount BIGINT          NOT NULL,
  currency     CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  stock        INT             NOT NULL,
  rating_count BIGINT          NOT NULL,
  rating_sum   BIGINT          NOT NULL,
  created_at   DATETIME(3)     NOT NULL,
  updated_at   DATETIME(3)     NOT NULL,
  version      BIGINT          NOT NULL,

  -- Finds an item by id, and lists all items newest first.
  PRIMARY KEY (id),
  -- Keeps skus unique; no query reads by sku.
  UNIQUE KEY item_sku (sku),
  -- Lists the items of a category newest first, and an item's related items, each without a sort.
  KEY item_category (category, id),

  CONSTRAINT item_id_bounds       CHECK (id BETWEEN 1 AND 9007199254740991),
  CONSTRAINT item_sku_bounds      CHECK (sku <> ''),
  CONSTRAINT item_title_bounds    CHECK (title <> ''),
  CONSTRAINT item_brand_bounds    CHECK (brand <> ''),
  CONSTRAINT item_category_bounds CHECK (category <> ''),
  CONSTRAINT item_price_bounds    CHECK (price_amount BETWEEN 0 AND 1000000000000),
  CONSTRAINT item_currency_bounds CHECK (CHAR_LENGTH(currency) = 3),
  CONSTRAINT item_stock_bounds    CHECK (stock >= 0),
  CONSTRAINT item_rating_bounds   CHECK (rating_count >= 0 AND rating_sum BETWEEN rating_count AND 5 * rating_count),
  CONSTRAINT item_version_bounds  CHECK (version >= 1)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS photo (
  item_id  BIGINT            NOT NULL,
  position TINYINT UNSIGNED  NOT NULL,
  url      VARCHAR(2000)     NOT NULL,
  alt      VARCHAR(300)      NOT NULL,
  width    SMALLINT UNSIGNED NOT NULL,
  height   SMALLINT UNSIGNED NOT NULL,

  -- Clusters an item's photos in their order, so that a page read touches few pages.
  PRIMARY KEY (item_id, position),

  -- A delete of the item takes its photos with it, whoever deletes.
  CONSTRAINT photo_item FOREIGN KEY (item_id) REFERENCES item (id) ON DELETE CASCADE,
  CONSTRAINT photo_position_bounds CHECK (position < 50),
  CONSTRAINT photo_url_bounds      CHECK (url <> ''),
  CONSTRAINT photo_width_bounds    CHECK (width BETWEEN 1 AND 20000),
  CONSTRAINT photo_height_bounds   CHECK (height BETWEEN 1 AND 20000)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE ${exact};

CREATE TABLE IF NOT EXISTS review (
  item_id    BIGINT           NOT NULL,
  id         BIGINT           NOT NULL,
  author     VARCHAR(100)     NOT NULL,
  stars      TINYINT UNSIGNED NOT NULL,
  title      VARCHAR(200)     NOT NULL,
  body       VARCHAR(10000)   NOT NULL,
  created_at DATETIME(3)      NOT NULL,
  updated_at DATETIME(3)      NOT NULL,
  version    BIGINT           NOT NULL,

  -- Clusters an item's reviews in their order: a page of them is one range, read backwards.
  PRIMARY KEY (item_id, id),

  -- A delete of the item takes its reviews with it, whoever deletes, and no review can come after.
  CONSTRAINT review_item FOREIGN KEY (item_id) REFERENCES item (id) ON DELETE CASCADE,
  CONSTRAINT review_id_bounds      CHECK (id BETWEEN 1 AND 9007199254740991),
  CONSTRAINT review_author_bounds  CHECK (author <> ''),
  CONSTRAINT review_stars_bounds   CHECK (stars BETWEEN 1 AND 5),
  CONSTRAINT review_version_bounds CHECK (version >= 1)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE ${exact};

-- The dataset that is being loaded or was loaded: at most one row.
CREATE TABLE IF NOT EXISTS dataset (
  one               TINYINT NOT NULL DEFAULT 1,
  seed              BIGINT  NOT NULL,
  items             BIGINT  NOT NULL,
  generator_version INT     NOT NULL,
  complete          BOOLEAN NOT NULL,

  PRIMARY KEY (one),
  CONSTRAINT dataset_one CHECK (one = 1)
) ENGINE = InnoDB;

-- The chunks of the dataset that are loaded. A chunk and its row are committed together.
CREATE TABLE IF NOT EXISTS load_chunk (
  chunk INT NOT NULL,

  PRIMARY KEY (chunk)
) ENGINE = InnoDB;
