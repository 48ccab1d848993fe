package dev.itemstore.mongo;

import static dev.itemstore.mongo.Samples.draft;
import static dev.itemstore.mongo.Samples.review;
import static dev.itemstore.mongo.Samples.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreException;
import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A database that dies, or hangs, under an open store. */
@ParameterizedClass
@MethodSource("dev.itemstore.mongo.TestServers#enginesOfOurOwn")
@ExtendWith(EngineTally.class)
final class FaultsIT implements EngineUnderTest {
  private static final Duration SHORT = Duration.ofMillis(500);

  /** How late an operation may be on a busy machine. */
  private static final Duration GRACE = Duration.ofMillis(1_500);

  @Parameter String engine;
  private LocalServer server;
  private MongoStore store;
  private ItemRepository items;

  @BeforeEach
  void open() {
    server = TestServers.start(engine);
    store =
        MongoStore.open(
            StoreConfig.of(server.url()).withMaxConnections(2), Limits.DEFAULT, Steps.UNWATCHED);
    items = store.items();
  }

  @AfterEach
  void close() {
    store.close();
    server.close();
  }

  @Override
  public Engine engineUnderTest() {
    return store.engine();
  }

  @Test
  void whicheverProcessDiesTheStoreIsUnavailableUntilItIsBack() {
    Item item = items.create(draft("L-1"), soon());
    for (ServerProcess process : server.processes()) {
      process.kill();

      for (Runnable operation : operations(item)) {
        assertThatThrownBy(operation::run)
            .as("without %s", process.name())
            .isInstanceOf(StoreUnavailableException.class);
      }

      server.restart();
      store.ping(soon());
      assertThat(items.findById(item.id(), soon())).contains(item);
    }
  }

  @Test
  void everyWaitEndsByTheDeadlineThoughTheServerHangs() throws Exception {
    Item item = items.create(draft("L-1"), soon());
    for (ServerProcess process : server.processes()) {
      signal(process, "STOP");
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        long start = System.nanoTime();
        // More operations than connections, so that some wait for one.
        List<Future<?>> running = new ArrayList<>();
        for (Runnable operation : operations(item)) {
          running.add(threads.submit(operation));
        }
        for (Future<?> one : running) {
          assertThatThrownBy(one::get)
              .as("while %s hangs", process.name())
              .cause()
              // The latter where the driver gave up on a connection that it was opening.
              .isInstanceOfAny(StoreTimeoutException.class, StoreUnavailableException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plus(GRACE));
      } finally {
        signal(process, "CONT");
      }
      assertRecovers();
    }
  }

  /** The first operations may still meet what the server was doing when it hung. */
  private void assertRecovers() {
    Deadline end = soon();
    while (true) {
      try {
        store.ping(Deadline.after(Duration.ofSeconds(2)));
        return;
      } catch (StoreException e) {
        end.requireMillis();
      }
    }
  }

  private List<Runnable> operations(Item item) {
    return List.of(
        () -> items.findById(item.id(), Deadline.after(SHORT)),
        () -> items.newest(PageRequest.first(10), Deadline.after(SHORT)),
        () -> items.create(draft("L-2"), Deadline.after(SHORT)),
        () -> items.update(item.id(), ExpectedVersion.of(9), draft("L-3"), Deadline.after(SHORT)),
        () -> items.addReview(item.id(), review(3), Deadline.after(SHORT)),
        () -> items.delete(item.id(), ExpectedVersion.of(9), Deadline.after(SHORT)),
        () -> store.ping(Deadline.after(SHORT)));
  }

  private static void signal(ServerProcess process, String name)
      throws IOException, InterruptedException {
    ProcessHandle root = ProcessHandle.of(process.pid()).orElseThrow();
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    Stream.concat(Stream.of(root), root.descendants())
        .map(handle -> Long.toString(handle.pid()))
        .forEach(command::add);
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
