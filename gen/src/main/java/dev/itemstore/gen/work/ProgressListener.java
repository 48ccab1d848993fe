package dev.itemstore.gen.work;

import java.time.Duration;

/**
 * Is told how work on a dataset goes. Called by several threads; must be quick. Each method does
 * nothing unless it is overridden.
 */
public interface ProgressListener {
  /** Shows nothing. */
  ProgressListener SILENT = new ProgressListener() {};

  /** So many items need nothing: an earlier run did them. */
  default void skipped(int items) {}

  /**
   * A part more is done.
   *
   * @param items of the part
   * @param records items, photos and reviews
   * @param bytes that were sent, written or compared
   */
  default void done(int items, long records, long bytes) {}

  /** The store could not be reached; it is tried again after a wait. */
  default void retrying(RuntimeException failure, Duration wait) {}

  /** A step begins that is not counted in items. */
  default void step(String name) {}
}
