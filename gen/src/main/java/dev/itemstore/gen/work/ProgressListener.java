package dev.itemstore.gen.work;

import java.time.Duration;

/** Is told how work on a dataset goes. Called by several threads; must be quick. */
public interface ProgressListener {

  /** So many items need nothing: an earlier run did them. */
  void skipped(int items);

  /**
   * A part more is done.
   *
   * @param items of the part
   * @param records items, photos and reviews
   * @param bytes that were sent, written or compared
   */
  void done(int items, long records, long bytes);

  /** The store could not be reached; it is tried again after a wait. */
  void retrying(RuntimeException failure, Duration wait);

  /** A step begins that is not counted in items. */
  void step(String name);
}
