package dev.itemstore.mysql;

import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Runs operations on pooled connections: each ends by its deadline, is repeated when it lost a lock
 * to another, and fails in the contract's words. Safe for use by several threads.
 */
final class Database implements AutoCloseable {
  /**
   * READ COMMITTED: every statement sees what was committed before it, and locking reads lock rows
   * without the gaps between them. Writers lock the item's row first and decide by what they then
   * read, so nothing needs a snapshot over several statements. The lock waits are short because the
   * server goes on waiting after a client gave up; an operation that lost one is repeated until its
   * deadline.
   */
  private static final String SESSION_SETTINGS =
      "SET SESSION transaction_isolation = 'READ-COMMITTED', innodb_lock_wait_timeout = 1,"
          + " lock_wait_timeout = 1";

  /** HikariCP's shortest wait for a connection; we wait again until the deadline. */
  private static final long POOL_WAIT_MILLIS = 250;

  private static final long MAX_BACKOFF_NANOS = 5_000_000;

  private final HikariDataSource pool;
  private final Semaphore permits;
  private final DeadlineWatch watch = new DeadlineWatch();
  private final Map<Connection, Session> sessions = new ConcurrentHashMap<>();

  Database(StoreConfig config, ServerConnections connections) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("itemstore-mysql");
    hikari.setDataSource(connections);
    hikari.setMaximumPoolSize(config.maxConnections());
    hikari.setConnectionInitSql(SESSION_SETTINGS);
    hikari.setConnectionTimeout(POOL_WAIT_MILLIS);
    hikari.setValidationTimeout(POOL_WAIT_MILLIS);
    // A first connection was made already, to look at the server.
    hikari.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(hikari);
    this.permits = new Semaphore(config.maxConnections(), true);
  }

  /** Runs statements that each commit by themselves. */
  <T> T run(Deadline deadline, Function<Session, T> statements) {
    return withConnection(deadline, statements);
  }

  /** Runs statements that commit together or not at all. */
  <T> T inTransaction(Deadline deadline, Function<Session, T> statements) {
    return withConnection(
        deadline,
        session -> {
          session.handle().begin();
          T result = statements.apply(session);
          session.handle().commit();
          return result;
        });
  }

  private <T> T withConnection(Deadline deadline, Function<Session, T> statements) {
    acquirePermit(deadline);
    try (DeadlineWatch.Watched operation = watch.watch(deadline)) {
      Connection connection = connect(operation);
      boolean reusable = false;
      try {
        T result = repeatedly(statements, session(connection, operation));
        reusable = true;
        return result;
      } catch (StoreException e) {
        reusable = true;
        throw e;
      } catch (SQLException e) {
        throw operation.isExpired() ? Failures.timeout(e) : Failures.of(e);
      } finally {
        // From here on the deadline cannot end this connection, which another may take next.
        if (!operation.endBy(null) || !reusable) {
          evict(connection);
        }
        giveBack(connection);
      }
    } finally {
      permits.release();
    }
  }

  private void acquirePermit(Deadline deadline) {
    long millis = deadline.requireMillis();
    if (permits.tryAcquire()) {
      return;
    }
    try {
      if (!permits.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        throw Failures.timeout(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("interrupted while waiting for a connection", e);
    }
  }

  private Connection connect(DeadlineWatch.Watched operation) {
    Runnable interrupt = Thread.currentThread()::interrupt;
    while (true) {
      if (!operation.endBy(interrupt)) {
        Thread.interrupted(); // It may have been ours.
        throw Failures.timeout(null);
      }
      try {
        return pool.getConnection();
      } catch (SQLException e) {
        if (!operation.endBy(null)) {
          Thread.interrupted(); // It was ours.
          throw Failures.timeout(e);
        }
        boolean stillConnecting =
            e instanceof SQLTransientConnectionException
                && e.getCause() == null
                && !pool.isClosed();
        if (!stillConnecting) {
          throw Failures.of(e);
        }
      }
    }
  }

  /** Returns the statements over a connection, which the deadline now ends. */
  private Session session(Connection pooled, DeadlineWatch.Watched operation) throws SQLException {
    Connection physical = pooled.unwrap(JdbcConnection.class);
    // Closing a socket may itself block, so that the watching thread leaves it to another.
    boolean inTime = operation.endBy(() -> Thread.startVirtualThread(() -> abort(physical)));
    if (!inTime) {
      Thread.interrupted();
      throw Failures.timeout(null);
    }
    Session session = sessions.get(physical);
    if (session == null) {
      sessions.values().removeIf(Session::isClosed);
      session = Session.over(physical);
      sessions.put(physical, session);
    }
    return session;
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is closed already.
    }
  }

  /** Repeats statements that lost a lock; the deadline ends it by ending the connection. */
  private static <T> T repeatedly(Function<Session, T> statements, Session session)
      throws SQLException {
    while (true) {
      try {
        return statements.apply(session);
      } catch (StoreException e) {
        rollback(session);
        throw e;
      } catch (RuntimeException e) {
        SQLException cause = Failures.sqlCause(e).orElseThrow(() -> e);
        if (!Failures.isWorthRepeating(cause)) {
          throw cause;
        }
        rollback(session);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MAX_BACKOFF_NANOS));
      }
    }
  }

  private static void rollback(Session session) throws SQLException {
    try {
      if (session.handle().isInTransaction()) {
        session.handle().rollback();
      }
    } catch (RuntimeException e) {
      throw Failures.sqlCause(e).orElseThrow(() -> e);
    }
  }

  private void evict(Connection connection) {
    try {
      sessions.remove(connection.unwrap(JdbcConnection.class));
    } catch (SQLException e) {
      // It is closed: the next new session sweeps its entry away.
    }
    pool.evictConnection(connection);
  }

  private static void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The pool drops a connection that it cannot take back.
    }
  }

  @Override
  public void close() {
    pool.close();
    watch.close();
    sessions.clear();
  }
}
