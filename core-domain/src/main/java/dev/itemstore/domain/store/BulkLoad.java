package dev.itemstore.domain.store;

import dev.itemstore.domain.ItemWithReviews;
import java.util.List;
import java.util.function.Consumer;

/**
 * Loads a dataset at the engine's own bulk speed, in chunks of consecutive ids. A load that was cut
 * off goes on where it stopped: a chunk is loaded exactly once, however often it is given. Safe for
 * use by several threads.
 */
public interface BulkLoad extends AutoCloseable {

  /**
   * Tells whether a chunk is already there, from this load or an earlier one of the same dataset.
   */
  boolean isLoaded(int chunk);

  /**
   * Loads a chunk and records that it is loaded.
   *
   * @param chunk its number, from 0; the same number always stands for the same items
   * @return the bytes that were sent to the engine for it; 0 if it was there already
   * @throws StoreUnavailableException if the database went away; the chunk may be given again
   */
  long load(int chunk, List<ItemWithReviews> items);

  /**
   * Builds what is quicker built after the data, brings the statistics up to date, and records the
   * dataset as complete. If it fails, it may be called again.
   *
   * @param step is told the name of each step as it begins, such as {@code index unique_sku}
   */
  void complete(Consumer<String> step);

  /** Stops the load. What was loaded stays. */
  @Override
  void close();
}
