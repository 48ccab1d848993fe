package dev.itemstore.domain.store;

/** There is no such item or review. Nothing was changed. */
public final class NotFoundException extends StoreException {
  private static final long serialVersionUID = 1;

  private NotFoundException(String message) {
    super(message, null);
  }

  /** Returns the failure for a missing item. */
  public static NotFoundException item(long id) {
    return new NotFoundException("there is no item " + id);
  }

  /** Returns the failure for a missing review, or one of another item. */
  public static NotFoundException review(long itemId, long reviewId) {
    return new NotFoundException("item " + itemId + " has no review " + reviewId);
  }
}
