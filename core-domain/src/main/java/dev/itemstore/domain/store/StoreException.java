package dev.itemstore.domain.store;

/**
 * A failure that the contract names. A store lets no exception of its driver out; it may be the
 * cause, for the log. A value out of its bounds is {@link
 * dev.itemstore.domain.InvalidValueException}, thrown before a store is asked.
 */
public abstract sealed class StoreException extends RuntimeException
    permits NotFoundException,
        VersionConflictException,
        DuplicateException,
        StoreUnavailableException,
        StoreTimeoutException,
        UnsuitableEngineException {
  private static final long serialVersionUID = 1;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
