package dev.itemstore.jmh.bench;

import static java.util.stream.Collectors.joining;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.Parts;
import java.util.stream.Stream;

/**
 * What is timed: each operation of {@link ItemRepository} as the API and the page call it, and all
 * of them mixed. Reads are of the dataset's items. Writes are of items that the benchmark made for
 * itself and deletes again.
 */
public enum Operation {
  /** An item by its id. */
  FIND_BY_ID("findById", Kind.READ),

  /** All of an item's page: ten reviews and ten related items. */
  FIND_WITH_PARTS("findWithParts", Kind.READ),

  /** The newest items. */
  NEWEST("newest", Kind.READ),

  /** The newest items of a category. */
  NEWEST_IN_CATEGORY("newestInCategory", Kind.READ),

  /** Items of a category from any item of it on, however far down the list that is. */
  DEEP_IN_CATEGORY("newestInCategory-deep", Kind.READ),

  /** An item's related items. */
  RELATED("related", Kind.READ),

  /** An item's newest reviews. */
  REVIEWS("reviews", Kind.READ),

  /** The second page of the reviews of an item that has one. */
  DEEP_REVIEWS("reviews-deep", Kind.READ),

  /** A review by its item's id and its own. */
  FIND_REVIEW("findReview", Kind.READ),

  /**
   * All the others, as often as the workload has them. Before the writes, which leave behind more
   * deleted items than this does, for lists to step over.
   */
  MIXED("mixed", Kind.MIX),

  /** A new item with its photos. */
  CREATE("create", Kind.WRITE),

  /** Every field of an item, whatever its version. */
  UPDATE("update", Kind.WRITE),

  /** An item by its id, then every field of it if its version is still that one. */
  FIND_AND_UPDATE("findById-update", Kind.WRITE),

  /** An item with its photos. */
  DELETE("delete", Kind.WRITE),

  /** A new review, which changes the item's rating. */
  ADD_REVIEW("addReview", Kind.WRITE),

  /** Every field of a review, and the item's rating with it. */
  UPDATE_REVIEW("updateReview", Kind.WRITE),

  /** A review, out of the item's rating too. */
  DELETE_REVIEW("deleteReview", Kind.WRITE);

  /** The sizes that the API and the page ask for unless a client says otherwise. */
  private static final Parts PAGE = new Parts(10, 10);

  private static final PageRequest FIRST = PageRequest.first(Inputs.PAGE_SIZE);
  private static final int MOST_RELATED = 10;

  /** What an operation does to the data. */
  private enum Kind {
    READ,
    WRITE,
    MIX
  }

  private final String id;
  private final Kind kind;

  Operation(String id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  /**
   * Returns the operation of this name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Operation named(String name) {
    return Stream.of(values())
        .filter(operation -> operation.id.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no operation '%s'; there is %s"
                    .formatted(
                        name, Stream.of(values()).map(Operation::id).collect(joining(", ")))));
  }

  /** Returns its name in results and on the command line. */
  public String id() {
    return id;
  }

  /** Tells whether it is one that changes nothing. */
  public boolean isRead() {
    return kind == Kind.READ;
  }

  /** Tells whether it is one that changes something. */
  public boolean isWrite() {
    return kind == Kind.WRITE;
  }

  /** Tells whether it reads what belongs to an item that visitors ask for by its id. */
  boolean asksForOneItem() {
    return switch (this) {
      case FIND_BY_ID, FIND_WITH_PARTS, RELATED, REVIEWS -> true;
      default -> false;
    };
  }

  /** Tells whether something has to be done before or after each call that is not timed. */
  public boolean isPrepared() {
    return switch (this) {
      case CREATE, DELETE, ADD_REVIEW, DELETE_REVIEW -> true;
      default -> false;
    };
  }

  /** Makes the operation possible; not timed. */
  void before(Caller caller) {
    switch (this) {
      case DELETE -> caller.create();
      case DELETE_REVIEW -> caller.addReview();
      default -> {}
    }
  }

  /**
   * Does the operation once, and returns what it found, so that nothing of it is optimised away.
   */
  Object call(Caller caller) {
    ItemRepository items = caller.items();
    Deadline soon = caller.soon();
    return switch (this) {
      case FIND_BY_ID -> items.findById(caller.id(), soon);
      case FIND_WITH_PARTS -> items.findWithParts(caller.id(), PAGE, soon);
      case NEWEST -> items.newest(FIRST, soon);
      case NEWEST_IN_CATEGORY ->
          items.newestInCategory(caller.categoryPage().category(), FIRST, soon);
      case DEEP_IN_CATEGORY -> {
        Inputs.CategoryPage page = caller.categoryPage();
        yield items.newestInCategory(page.category(), page.request(), soon);
      }
      case RELATED -> items.related(caller.id(), MOST_RELATED, soon);
      case REVIEWS -> items.reviews(caller.id(), FIRST, soon);
      case DEEP_REVIEWS -> {
        Inputs.ReviewPage page = caller.reviewPage();
        yield items.reviews(page.itemId(), page.request(), soon);
      }
      case FIND_REVIEW -> {
        Inputs.ReviewKey review = caller.reviewKey();
        yield items.findReview(review.itemId(), review.id(), soon);
      }
      case CREATE -> caller.create();
      case UPDATE -> items.update(caller.ownItem(), ExpectedVersion.any(), caller.draft(), soon);
      case FIND_AND_UPDATE -> {
        Item item = items.findById(caller.ownItem(), soon).orElseThrow();
        yield items.update(item.id(), ExpectedVersion.of(item.version()), caller.draft(), soon);
      }
      case DELETE -> caller.delete();
      case ADD_REVIEW -> caller.addReview();
      case UPDATE_REVIEW -> caller.updateReview();
      case DELETE_REVIEW -> caller.deleteReview();
      case MIXED -> caller.mixed().call(caller);
    };
  }

  /** Undoes the operation; not timed. */
  void after(Caller caller) {
    switch (this) {
      case CREATE -> caller.delete();
      case ADD_REVIEW -> caller.deleteReview();
      default -> {}
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
