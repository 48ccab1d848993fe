package dev.itemstore.domain.store;

/** Another item has this sku. Nothing was changed. */
public final class DuplicateException extends StoreException {
  private static final long serialVersionUID = 1;

  /** Takes the sku that is taken. */
  public DuplicateException(String sku) {
    super("another item has the sku " + sku, null);
  }
}
