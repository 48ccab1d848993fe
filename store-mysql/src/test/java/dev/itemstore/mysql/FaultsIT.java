package dev.itemstore.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import dev.itemstore.domain.store.UnsuitableEngineException;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store does when the database is slow, stuck, gone, or not to be trusted. */
@ParameterizedClass
@MethodSource("dev.itemstore.mysql.TestServers#engines")
final class FaultsIT {
  private static final Duration SHORT = Duration.ofMillis(600);

  /** What a busy machine may need beyond a deadline. */
  private static final Duration SLACK = Duration.ofMillis(700);

  @Parameter String engine;

  private String url;
  private Store store;
  private Item item;

  @BeforeEach
  void open() throws SQLException {
    url = TestServers.url(engine);
    awaitNobodyWaits();
    store = new MySqlStoreProvider().open(StoreConfig.of(url).withMaxConnections(2));
    store.clear(soon());
    item = store.items().create(draft("L-1"), soon());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aRowThatAnotherSessionLocksIsATimeoutAndTheStoreGoesOn() throws SQLException {
    try (Connection other = lockItem()) {
      assertTimesOut(
          () -> store.items().update(item.id(), ExpectedVersion.any(), draft("L-2"), at(SHORT)));
      other.rollback();
    }

    assertThat(store.items().update(item.id(), ExpectedVersion.any(), draft("L-2"), soon()).sku())
        .isEqualTo("L-2");
  }

  @Test
  void aWriteThatLostALockWaitGoesOnOnceTheLockIsFree() throws Exception {
    try (Connection other = lockItem();
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var update =
          executor.submit(
              () -> store.items().update(item.id(), ExpectedVersion.any(), draft("L-2"), soon()));
      awaitWaiting();
      other.rollback();

      assertThat(update.get().version()).isEqualTo(2);
    }
  }

  @Test
  void aTableThatAnotherSessionLocksIsATimeoutForReaders() throws SQLException {
    try (Connection other = TestServers.connect(url);
        Statement statement = other.createStatement()) {
      statement.execute("LOCK TABLES item WRITE, photo WRITE");
      assertTimesOut(() -> store.items().findById(item.id(), at(SHORT)));
      statement.execute("UNLOCK TABLES");
    }

    assertThat(store.items().findById(item.id(), soon())).contains(item);
  }

  @Test
  void anExhaustedPoolIsATimeout() throws Exception {
    try (Store narrow = new MySqlStoreProvider().open(StoreConfig.of(url).withMaxConnections(1));
        Connection other = lockItem();
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var update =
          executor.submit(
              () -> narrow.items().update(item.id(), ExpectedVersion.any(), draft("L-2"), soon()));
      awaitWaiting();

      assertTimesOut(() -> narrow.items().findById(item.id(), at(SHORT)));

      other.rollback();
      assertThat(update.get().version()).isEqualTo(2);
    }
  }

  @Test
  void anOperationOnAServerThatStopsAnsweringEndsByItsDeadlineOnEveryKindOfThread()
      throws Exception {
    store.items().findById(item.id(), soon());
    signal("STOP");
    try {
      for (int i = 0; i < 3; i++) {
        assertEndsInTime(() -> store.items().findById(item.id(), at(SHORT)));
        CompletableFuture<Void> onVirtualThread = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
          try {
            assertEndsInTime(() -> store.items().findById(item.id(), at(SHORT)));
            onVirtualThread.complete(null);
          } catch (Throwable e) {
            onVirtualThread.completeExceptionally(e);
          }
        });
        onVirtualThread.get();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
      }
    } finally {
      signal("CONT");
    }

    awaitAnswers();
    assertThat(store.items().findById(item.id(), soon())).contains(item);
  }

  @Test
  void aKilledConnectionIsUnavailableAndTheNextOperationWorks() throws Exception {
    try (Connection other = lockItem();
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var update =
          executor.submit(() ->
              catchThrowable(() ->
                  store.items().update(item.id(), ExpectedVersion.any(), draft("L-2"), soon())));
      TestServers.execute(url, "KILL " + awaitWaiting());

      assertThat(update.get()).isInstanceOf(StoreUnavailableException.class);
      other.rollback();
    }

    assertThat(store.items().findById(item.id(), soon())).contains(item);
  }

  @Test
  void aKilledServerIsUnavailableUntilItIsBackAndLosesNothing() {
    LocalServer server = TestServers.server(engine);
    server.processes().forEach(ServerProcess::kill);
    try {
      for (int i = 0; i < 3; i++) {
        Throwable failure = catchThrowable(() -> store.items().findById(item.id(), at(SHORT)));
        assertThat(failure).isInstanceOf(StoreUnavailableException.class);
      }
      assertThatThrownBy(() -> store.ping(at(SHORT))).isInstanceOf(StoreException.class);
    } finally {
      server.restart();
    }

    awaitAnswers();
    assertThat(store.items().findById(item.id(), soon())).contains(item);
  }

  @Test
  void aServerThatMayLoseWhatItAcknowledgedIsRefused() throws SQLException {
    whileSet(
        "innodb_flush_log_at_trx_commit = 2",
        "innodb_flush_log_at_trx_commit = 1",
        () ->
            assertThatThrownBy(() -> new MySqlStoreProvider().open(StoreConfig.of(url)))
                .isInstanceOf(UnsuitableEngineException.class)
                .hasMessageContaining("innodb_flush_log_at_trx_commit=1"));
  }

  @Test
  void aReadOnlyServerIsRefusedAtOpenAndNotReadyAfterwards() throws SQLException {
    whileSet(
        "read_only = 1",
        "read_only = 0",
        () -> {
          assertThatThrownBy(() -> new MySqlStoreProvider().open(StoreConfig.of(url)))
              .isInstanceOf(UnsuitableEngineException.class)
              .hasMessageContaining("read_only");
          assertThatThrownBy(() -> store.ping(soon()))
              .isInstanceOf(StoreUnavailableException.class);
        });
    store.ping(soon());
  }

  @Test
  void twoServicesThatOpenAnEmptyDatabaseAtOnceMakeItsTablesOnce() throws Exception {
    String fresh = url.replaceFirst("/itemstore", "/itemstore_fresh");
    TestServers.execute(url, "DROP DATABASE IF EXISTS itemstore_fresh");
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var opened =
          List.of(
              executor.submit(() -> new MySqlStoreProvider().open(StoreConfig.of(fresh))),
              executor.submit(() -> new MySqlStoreProvider().open(StoreConfig.of(fresh))));
      for (var each : opened) {
        try (Store one = each.get()) {
          one.ping(soon());
        }
      }
    }
  }

  private Connection lockItem() throws SQLException {
    Connection other = TestServers.connect(url);
    other.setAutoCommit(false);
    try (Statement statement = other.createStatement()) {
      statement.execute("SELECT id FROM item WHERE id = " + item.id() + " FOR UPDATE");
    }
    return other;
  }

  /** Waits until a session of the store waits for a lock, and returns its number. */
  private long awaitWaiting() throws SQLException {
    try (Connection watcher = TestServers.connect(url);
        Statement statement = watcher.createStatement()) {
      Deadline deadline = soon();
      while (true) {
        deadline.requireMillis();
        OptionalLong waiting = waiting(statement);
        if (waiting.isPresent()) {
          return waiting.getAsLong();
        }
        pause();
      }
    }
  }

  /** Waits until the sessions that an earlier test gave up have ended at the server too. */
  private void awaitNobodyWaits() throws SQLException {
    try (Connection watcher = TestServers.connect(url);
        Statement statement = watcher.createStatement()) {
      Deadline deadline = soon();
      while (waiting(statement).isPresent()) {
        deadline.requireMillis();
        pause();
      }
    }
  }

  /** MySQL brings that table up to date only when nobody has read it for a tenth of a second. */
  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
  }

  private static OptionalLong waiting(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT trx_mysql_thread_id FROM information_schema.innodb_trx"
                + " WHERE trx_state = 'LOCK WAIT'")) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }

  private void awaitAnswers() {
    Deadline deadline = soon();
    while (true) {
      try {
        store.ping(soon());
        return;
      } catch (StoreException e) {
        deadline.requireMillis();
      }
    }
  }

  private void whileSet(String bad, String good, Runnable test) throws SQLException {
    TestServers.execute(url, "SET GLOBAL " + bad);
    try {
      test.run();
    } finally {
      TestServers.execute(url, "SET GLOBAL " + good);
    }
  }

  private void signal(String name) throws Exception {
    for (ServerProcess process : TestServers.server(engine).processes()) {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }
  }

  private static void assertTimesOut(ThrowingCallable operation) {
    long start = System.nanoTime();
    assertThatThrownBy(operation).isInstanceOf(StoreTimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plus(SLACK));
  }

  /** It is away or late, depending on whether the pool has noticed already. */
  private static void assertEndsInTime(ThrowingCallable operation) {
    long start = System.nanoTime();
    assertThat(catchThrowable(operation))
        .isInstanceOfAny(StoreTimeoutException.class, StoreUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plus(SLACK));
  }

  private static Deadline at(Duration timeout) {
    return Deadline.after(timeout);
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20));
  }

  private static ItemDraft draft(String sku) {
    return new ItemDraft(sku, "Lamp", "Lumen", "Lamps", "", new Price(1, "EUR"), 1, List.of());
  }
}
