package dev.itemstore.domain.store;

/**
 * The engine cannot keep the promises of the contract (too old, not durable) and was refused at
 * open.
 */
public final class UnsuitableEngineException extends StoreException {
  private static final long serialVersionUID = 1;

  /** Takes one sentence that says what is wrong and what mends it. */
  public UnsuitableEngineException(String message) {
    super(message, null);
  }
}
