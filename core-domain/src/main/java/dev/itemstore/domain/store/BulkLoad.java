package dev.itemstore.domain.store;

import dev.itemstore.domain.ItemWithReviews;
import java.util.List;

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
   * @throws StoreUnavailableException if the database went away; the chunk may be given again
   */
  void load(int chunk, List<ItemWithReviews> items);

  /**
   * Builds what is quicker built after the data, brings the statistics up to date, and records the
   * dataset as complete.
   */
  void complete();

  /** Stops the load. What was loaded stays. */
  @Override
  void close();
}
