package dev.itemstore.domain.store;

/** The resource has another version than those that were expected. Nothing was changed. */
public final class VersionConflictException extends StoreException {
  private static final long serialVersionUID = 1;

  /** Takes the version that is there. */
  public VersionConflictException(long current) {
    super("the current version is " + current, null);
  }
}
