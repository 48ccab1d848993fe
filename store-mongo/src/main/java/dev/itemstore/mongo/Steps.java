package dev.itemstore.mongo;

/**
 * Is told when each step of a change of several documents is done, so that a test can stop a writer
 * between any two.
 */
@FunctionalInterface
interface Steps {
  /** What the store runs with. */
  Steps UNWATCHED = _ -> {};

  /** What was just done. */
  enum Step {
    REVIEW_ADDED,
    EMBEDDED_REVIEW_CHANGED,
    MOVE_RECORDED,
    CHANGE_RECORDED,
    BUCKET_WRITTEN,
    INTENT_CLEARED,
    DELETION_RECORDED,
    ITEM_DELETED,
    BUCKETS_SWEPT
  }

  void done(Step step);
}
