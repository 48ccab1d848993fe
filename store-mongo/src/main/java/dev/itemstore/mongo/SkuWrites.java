package dev.itemstore.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoException;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.DuplicateException;
import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes that the unique index on the sku may refuse.
 *
 * <p>DocumentDB's unique indexes let concurrent writes of one value wait for each other in a ring,
 * and PostgreSQL takes a second to find out and undo one of them. So this process writes one value
 * at a time, and a write that met one of another process is done again. The promise itself, one
 * item for each sku, is the index's.
 */
final class SkuWrites {
  /** Enough that different skus hardly ever wait for each other. */
  private static final int LOCKS = 256;

  /** So far apart do those that were undone come back, that one of them gets through. */
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  /**
   * @throws DuplicateException if another item has the sku
   */
  <T> T write(String sku, Deadline deadline, Supplier<T> write) {
    Lock lock = locks[Math.floorMod(sku.hashCode(), LOCKS)];
    lock(lock, deadline);
    try {
      return repeat(sku, deadline, write);
    } finally {
      lock.unlock();
    }
  }

  private static <T> T repeat(String sku, Deadline deadline, Supplier<T> write) {
    Pauses pauses = new Pauses(deadline, LONGEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    while (true) {
      try {
        return write.get();
      } catch (MongoException e) {
        if (Failures.isDuplicateSku(e)) {
          throw new DuplicateException(sku);
        }
        if (!Failures.isDeadlock(e)) {
          throw e;
        }
        pauses.pause();
      }
    }
  }

  private static void lock(Lock lock, Deadline deadline) {
    try {
      if (!lock.tryLock(deadline.requireMillis(), MILLISECONDS)) {
        throw new StoreTimeoutException(
            "other writes of the sku did not end by the deadline", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while waiting for other writers", e);
    }
  }
}
