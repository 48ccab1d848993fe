package dev.itemstore.domain.store;

/**
 * The database cannot be reached or refuses to work for now. Worth another try; a write may or may
 * not have happened.
 */
public final class StoreUnavailableException extends StoreException {
  private static final long serialVersionUID = 1;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
