package dev.itemstore.mysql;

import dev.itemstore.domain.store.Deadline;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ends operations that are still waiting when their deadline comes, whatever they wait for: a
 * connection, an answer, or a network that takes no more bytes. One thread watches for all. To
 * watch an operation costs no system call, since a deadline is nearly always later than the moment
 * at which that thread looks next.
 */
final class DeadlineWatch implements AutoCloseable {
  private static final long MAX_SLEEP_NANOS = 60_000_000_000L;

  private final Set<Watched> operations = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile long nextLook = System.nanoTime() + MAX_SLEEP_NANOS;
  private volatile boolean closed;

  DeadlineWatch() {
    thread = Thread.ofPlatform().daemon().name("itemstore-mysql-deadlines").start(this::watch);
  }

  /** Begins to watch an operation; it is to be closed when the operation ends. */
  Watched watch(Deadline deadline) {
    Watched operation = new Watched(System.nanoTime() + deadline.remainingMillis() * 1_000_000L);
    operations.add(operation);
    if (operation.nanoTime - nextLook < 0) {
      LockSupport.unpark(thread);
    }
    return operation;
  }

  private void watch() {
    while (!closed) {
      // Told before looking: an operation that comes while we look either is seen or wakes us.
      nextLook = System.nanoTime() + MAX_SLEEP_NANOS;
      long now = System.nanoTime();
      long earliest = now + MAX_SLEEP_NANOS;
      for (Iterator<Watched> each = operations.iterator(); each.hasNext(); ) {
        Watched operation = each.next();
        if (operation.nanoTime - now <= 0) {
          each.remove();
          operation.expire();
        } else if (operation.nanoTime - earliest < 0) {
          earliest = operation.nanoTime;
        }
      }
      nextLook = earliest;
      LockSupport.parkNanos(earliest - System.nanoTime());
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /** An operation that ends by its deadline. */
  final class Watched implements AutoCloseable {
    private final long nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private Runnable end;
    private boolean expired;

    private Watched(long nanoTime) {
      this.nanoTime = nanoTime;
    }

    /**
     * Says how to end what the operation now waits for, in place of what was said before, which
     * will not be done any more.
     *
     * @return false if the deadline has passed
     */
    boolean endBy(Runnable action) {
      lock.lock();
      try {
        end = action;
        return !expired;
      } finally {
        lock.unlock();
      }
    }

    boolean isExpired() {
      lock.lock();
      try {
        return expired;
      } finally {
        lock.unlock();
      }
    }

    private void expire() {
      lock.lock();
      try {
        expired = true;
        if (end != null) {
          end.run();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      operations.remove(this);
      endBy(null);
    }
  }
}
