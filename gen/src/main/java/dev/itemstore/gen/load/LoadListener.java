package dev.itemstore.gen.load;

import java.time.Duration;

/** Is told how a load goes. Called by several threads; must be quick. */
public interface LoadListener {

  /** So many items were found in the store, loaded by an earlier load. */
  void alreadyLoaded(int items);

  /** So many more items are in the store. */
  void loaded(int items);

  /** The store could not be reached; it is tried again after a wait. */
  void retrying(RuntimeException failure, Duration wait);

  /** All items are there; what is quicker built after the data begins. */
  void completing();
}
