package dev.itemstore.domain.store;

/** The deadline passed. A write may or may not have happened. */
public final class StoreTimeoutException extends StoreException {
  private static final long serialVersionUID = 1;

  public StoreTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
