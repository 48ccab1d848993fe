package dev.itemstore.gen;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.time.Instant;
import java.util.List;

/**
 * Makes the items of a dataset with their photos and reviews: a pure function of (seed, id), for a
 * media base URL.
 *
 * <p>The guarantee: for one {@link #version}, the same seed and id give the same item, byte for
 * byte, on every machine and JDK, alone or with others, in any order and on any number of threads.
 * It rests on 64-bit integer and IEEE 754 arithmetic, {@link StrictMath}, and word lists that are
 * part of this module or, for names, of the datafaker version that the build pins; tests hold them
 * to recorded values.
 *
 * <p>Every item keeps the bounds of {@link dev.itemstore.domain.ItemDraft} and {@link
 * dev.itemstore.domain.ReviewDraft}. The sku holds the id and so is unique. Making a generator
 * reads the word lists, which takes about half a second; it is immutable and safe for use by
 * several threads.
 */
public final class ItemGenerator {
  /** Raised by one whenever the same seed and id make another item; below 256. */
  public static final int VERSION = 1;

  /** The largest id, below every id of an item that the service creates. */
  public static final long MAX_ID = 1_000_000_000;

  // The numbers of the independent streams of random numbers; from REVIEWS on, one for each review.
  private static final int FACTS = 0;
  private static final int PHOTOS = 1;
  private static final int DESCRIPTION = 2;
  private static final int REVIEWS = 3;

  /** Cut at 12, the average is 3. */
  private static final Discrete PHOTO_COUNT =
      Discrete.negativeBinomial(3.03, 4, Pictures.MAX_PHOTOS);

  private final long seed;
  private final MediaFiles files;
  private final Phrases phrases;
  private final Catalogue catalogue;
  private final Names names;
  private final Brands brands;
  private final Pictures pictures;
  private final Prices prices;
  private final Reviews reviews;

  /** Makes a generator of items whose photos lie under {@link MediaFiles#DEFAULT_BASE_URL}. */
  public ItemGenerator(long seed) {
    this(seed, new MediaFiles(MediaFiles.DEFAULT_BASE_URL));
  }

  /** Makes a generator of items whose photos lie where {@code files} says. */
  public ItemGenerator(long seed, MediaFiles files) {
    this.seed = seed;
    this.files = files;
    phrases = Phrases.read();
    catalogue = Catalogue.read();
    names = Names.read();
    brands = new Brands(names, catalogue.departments().size());
    pictures = new Pictures(catalogue, files);
    prices = new Prices();
    reviews = new Reviews(names, phrases);
  }

  /**
   * Returns what stands for this generator in a {@link dev.itemstore.domain.store.Dataset}: equal
   * versions make equal items. It is {@link #VERSION} for the default base URL; for another, which
   * makes other items, the upper bits are a hash of it.
   */
  public int version() {
    return files.baseUrl().equals(MediaFiles.DEFAULT_BASE_URL)
        ? VERSION
        : (files.baseUrl().hashCode() & 0x7fff_ff00) | VERSION;
  }

  /**
   * Makes an item.
   *
   * @param id 1 to {@value #MAX_ID}
   * @throws IllegalArgumentException if the id is out of its bounds
   */
  public ItemWithReviews item(long id) {
    if (id < 1 || id > MAX_ID) {
      throw new IllegalArgumentException("an id is from 1 to " + MAX_ID + ", not " + id);
    }
    Draws draws = new Draws(seed, id, FACTS);
    StringBuilder text = new StringBuilder(512);

    Catalogue.Category category = catalogue.sample(draws);
    int product = draws.below(category.products().size());
    Facts facts = facts(category, product, draws);
    String title = title(text, facts, draws);
    Price price = prices.sample(category, draws);
    int stock = stock(draws);
    long version = version(draws);
    long created = Timeline.itemCreated(id);
    long updated = Timeline.updated(created, version, draws);
    int quality = Reviews.sampleQuality(draws);
    int reviewCount = Reviews.sampleCount(draws);

    List<Photo> photos = photos(id, category, product);
    String description = description(text, facts, new Draws(seed, id, DESCRIPTION));
    Review[] written = new Review[reviewCount];
    long stars = 0;
    for (int k = 1; k <= reviewCount; k++) {
      Draws own = new Draws(seed, id, REVIEWS + k);
      Review review = reviews.write(id, created, facts, quality, k, reviewCount, own, text);
      stars += review.stars();
      written[reviewCount - k] = review;
    }
    Instant createdAt = Instant.ofEpochMilli(created);
    Item item =
        new Item(
            id,
            sku(category, id),
            title,
            facts.brand(),
            category.name(),
            description,
            price,
            stock,
            photos,
            new RatingSummary(reviewCount, stars),
            createdAt,
            version == 1 ? createdAt : Instant.ofEpochMilli(updated),
            version);
    return new ItemWithReviews(item, List.of(written));
  }

  private Facts facts(Catalogue.Category category, int product, Draws draws) {
    Catalogue.Department department = category.department();
    return new Facts(
        category,
        brands.sample(department, draws),
        category.products().get(product),
        draws.oneOf(department.materials()),
        draws.oneOf(names.colours()),
        draws.oneOf(department.uses()),
        draws.oneOf(department.variants()));
  }

  private String title(StringBuilder text, Facts facts, Draws draws) {
    text.setLength(0);
    text.append(facts.brand()).append(' ');
    int form = draws.below(10);
    if (form < 2) {
      text.append(draws.oneOf(names.mountains())).append(' ');
    }
    text.append(facts.material().title()).append(' ').append(facts.product().title());
    if (form >= 2 && form < 5 && facts.category().department().coloured()) {
      text.append(" in ").append(facts.colour().title());
    }
    if (form >= 4 && form < 8) {
      text.append(", ").append(facts.variant());
    }
    return text.toString();
  }

  private String description(StringBuilder text, Facts facts, Draws draws) {
    text.setLength(0);
    draws.oneOf(phrases.intros).appendTo(text, facts, draws);
    List<String> features = facts.category().department().features();
    int first = draws.below(features.size());
    int count = draws.between(1, 4);
    for (int i = 0; i < count; i++) {
      text.append(' ').append(features.get((first + i) % features.size()));
    }
    if (facts.category().department().coloured() && draws.percent(50)) {
      text.append(' ');
      draws.oneOf(phrases.colours).appendTo(text, facts, draws);
    }
    if (draws.percent(60)) {
      text.append("\n\n");
      draws.oneOf(phrases.variants).appendTo(text, facts, draws);
      text.append(' ');
      draws.oneOf(phrases.closings).appendTo(text, facts, draws);
    }
    return text.toString();
  }

  private List<Photo> photos(long id, Catalogue.Category category, int product) {
    Draws draws = new Draws(seed, id, PHOTOS);
    return pictures.sample(category, product, PHOTO_COUNT.sample(draws), draws);
  }

  /** Sold out in 8 of 100 cases, else log-normal with median 18. */
  private static int stock(Draws draws) {
    boolean soldOut = draws.percent(8);
    double pieces = Normal.logNormal(draws, 18, 1.2);
    return soldOut ? 0 : Math.clamp((long) (pieces + 0.5), 1, 100_000);
  }

  /** Seven of ten items were never updated; each further update is half as likely as the last. */
  private static long version(Draws draws) {
    return draws.percent(70) ? 1 : 2 + Math.min(10, Long.numberOfTrailingZeros(draws.next()));
  }

  /** Three letters of the category and the id with eight digits or more: DSK-00012345. */
  private static String sku(Catalogue.Category category, long id) {
    String digits = Long.toString(id);
    return category.skuPrefix() + "-" + "0".repeat(Math.max(0, 8 - digits.length())) + digits;
  }
}
