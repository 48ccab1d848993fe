package dev.itemstore.domain.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An open store. Safe for use by several threads. */
public interface Store extends AutoCloseable {

  /** Returns the items. */
  ItemRepository items();

  /** Returns the database server under this store, as it names itself. */
  Engine engine();

  /** Returns what this engine does beyond the promises that every engine keeps. */
  Set<Capability> capabilities();

  /**
   * Returns if the database answers and can take writes.
   *
   * @throws StoreUnavailableException if not
   * @throws StoreTimeoutException if it did not answer by the deadline
   */
  void ping(Deadline deadline);

  /** Returns the dataset that was completely loaded into this store; empty if none was. */
  Optional<Dataset> dataset(Deadline deadline);

  /** Counts the items, one by one: exact, and slow where there are many. */
  long countItems(Deadline deadline);

  /** Returns what the store takes on disk. */
  Storage storage(Deadline deadline);

  /** Returns how the engine would answer each query of the operations now; changes nothing. */
  List<QueryPlan> plans(Deadline deadline);

  /**
   * Begins to load a dataset, or goes on with it where an earlier load stopped.
   *
   * @throws IllegalStateException if the store holds other items, with a sentence that says what to
   *     do
   */
  BulkLoad load(Dataset dataset);

  /** Deletes every item, review and trace of a dataset. */
  void clear(Deadline deadline);

  /** Gives every connection back. Operations after it fail as unavailable. */
  @Override
  void close();
}
