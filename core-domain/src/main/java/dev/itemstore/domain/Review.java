package dev.itemstore.domain;

import java.time.Instant;

/**
 * A review of one item, as a store holds it; see {@link ReviewDraft} for the bounds.
 *
 * @param id made like an item's id; increasing in time within its item
 * @param itemId the item that it reviews
 * @param createdAt when it was created, in whole milliseconds, UTC
 * @param updatedAt when it was last changed; each update moves it forward by at least one
 *     millisecond
 * @param version 1 when created; each update adds one
 */
public record Review(
    long id,
    long itemId,
    String author,
    int stars,
    String title,
    String body,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  /** Returns the review that a draft becomes when it is first stored. */
  public static Review created(long id, long itemId, ReviewDraft draft, Instant now) {
    return of(id, itemId, draft, now, now, 1);
  }

  /**
   * Returns the review with a client's fields from {@code draft} and the server's fields as given.
   */
  public static Review of(
      long id, long itemId, ReviewDraft draft, Instant createdAt, Instant updatedAt, long version) {
    return new Review(
        id,
        itemId,
        draft.author(),
        draft.stars(),
        draft.title(),
        draft.body(),
        createdAt,
        updatedAt,
        version);
  }

  /** Returns the fields that a client may set. */
  public ReviewDraft draft() {
    return new ReviewDraft(author, stars, title, body);
  }
}
