package dev.itemstore.gen.load;

import java.time.Duration;

/** Is told how a load goes. Called by several threads; must be quick. */
public interface LoadListener {

  /** So many items were found in the store, loaded by an earlier load. */
  void alreadyLoaded(int items);

  /**
   * A chunk more is in the store.
   *
   * @param items of the chunk
   * @param records items, photos and reviews
   * @param bytes that were sent to the engine
   */
  void loaded(int items, long records, long bytes);

  /** The store could not be reached; it is tried again after a wait. */
  void retrying(RuntimeException failure, Duration wait);

  /** All items are there; a step that builds what is quicker built after the data begins. */
  void step(String name);
}
