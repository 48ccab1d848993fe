package dev.itemstore.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the API and each process of the database with SIGKILL, in turn, in the middle of writes,
 * and asks for every acknowledged write afterwards. The number of kills is the system property
 * {@code itemstore.crash.kills}, two for each process by default.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.itemstore.system.KillableEngines#find")
@ExtendWith(EngineTally.class)
class CrashIT implements EngineUnderTest {
  private static final int WRITERS = 6;
  private static final int ITEMS = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameter LocalEngine local;

  private Engine engine;
  private LocalServer server;
  private ServiceProcess api;

  private final List<Long> items = new ArrayList<>();
  private final Map<Long, Long> reviews = new ConcurrentHashMap<>();
  private final Set<Long> created = ConcurrentHashMap.newKeySet();
  private final Set<Long> deleted = ConcurrentHashMap.newKeySet();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong unavailable = new AtomicLong();
  private final List<String> surprises = java.util.Collections.synchronizedList(new ArrayList<>());

  @Override
  public Engine engineUnderTest() {
    return engine;
  }

  @Test
  void everyAcknowledgedWriteSurvivesEveryKill() throws Exception {
    try (LocalServer started = local.start(ServerOptions.temporary())) {
      server = started;
      engine = KillableEngines.named(server);
      try (ServiceProcess service = ServiceProcess.api(local.store(), server.url())) {
        api = service;
        for (int i = 0; i < ITEMS; i++) {
          items.add(id(post("/api/items", item("base-" + i))));
        }
        int kills = killInTheMiddleOfWrites();
        check(kills);
      }
    }
  }

  private int killInTheMiddleOfWrites() throws Exception {
    List<Runnable> victims = new ArrayList<>();
    victims.add(this::killApi);
    server.processes().forEach(process -> victims.add(() -> killDatabase(process::kill)));
    int kills = Integer.getInteger("itemstore.crash.kills", 2 * victims.size());

    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        writers.add(threads.submit(() -> write(writer, writing)));
      }
      try {
        for (int kill = 0; kill < kills; kill++) {
          awaitAcknowledged(acknowledged.get() + 60);
          victims.get(kill % victims.size()).run();
        }
        awaitAcknowledged(acknowledged.get() + 60);
      } finally {
        writing.set(false);
      }
      for (Future<?> writer : writers) {
        try {
          writer.get();
        } catch (ExecutionException e) {
          throw new AssertionError("a writer failed", e.getCause());
        }
      }
    }
    return kills;
  }

  private void killApi() {
    api.kill();
    try {
      api.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Kills a process of the database: the API says 503 meanwhile, and recovers by itself. */
  private void killDatabase(Runnable kill) {
    long pid = api.pid();
    long refused = unavailable.get();
    kill.run();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (unavailable.get() == refused && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    assertThat(unavailable.get())
        .as("answers of 503 while the database is away")
        .isGreaterThan(refused);
    assertThat(api.isReady()).as("ready while the database is away").isFalse();
    server.restart();
    api.awaitReady(Duration.ofSeconds(60));
    assertThat(api.pid()).isEqualTo(pid);
  }

  private void awaitAcknowledged(long count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (acknowledged.get() < count) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "writes do not get through any more: " + surprises + "\n" + api.log());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Creates items, and adds, changes and deletes reviews, remembering what was acknowledged. */
  private void write(int writer, AtomicBoolean writing) {
    for (int n = 0; writing.get(); n++) {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      long item = items.get(random.nextInt(items.size()));
      try {
        switch (n % 4) {
          case 0 ->
              accept(post("/api/items", item("w" + writer + "-" + n)), 201).ifPresent(created::add);
          case 1, 2 ->
              accept(post("/api/items/" + item + "/reviews", review(1 + random.nextInt(5))), 201)
                  .ifPresent(id -> reviews.put(id, item));
          default -> changeAReview(random);
        }
      } catch (IOException e) {
        // The API is dead or dying: whether the write happened is unknown.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  private void changeAReview(ThreadLocalRandom random) throws IOException {
    var any = reviews.entrySet().stream().skip(random.nextInt(1 + reviews.size() / 2)).findFirst();
    if (any.isEmpty() || deleted.contains(any.get().getKey())) {
      return;
    }
    long id = any.get().getKey();
    String path = "/api/items/" + any.get().getValue() + "/reviews/" + id;
    if (random.nextInt(3) == 0) {
      // Taken off the list before it is asked for: a delete whose answer is lost may have happened.
      deleted.add(id);
      accept(api.send(HttpRequest.newBuilder(api.url(path)).header("If-Match", "*").DELETE()), 204);
    } else {
      accept(
          api.send(
              HttpRequest.newBuilder(api.url(path))
                  .header("If-Match", "*")
                  .header("Content-Type", "application/json")
                  .PUT(HttpRequest.BodyPublishers.ofString(review(1 + random.nextInt(5))))),
          200);
    }
  }

  /** Counts an answer; returns the id of what was written. */
  private java.util.Optional<Long> accept(HttpResponse<String> response, int expected)
      throws IOException {
    int status = response.statusCode();
    if (status == expected) {
      acknowledged.incrementAndGet();
      return status == 201 ? java.util.Optional.of(id(response)) : java.util.Optional.empty();
    }
    if (status == 503) {
      unavailable.incrementAndGet();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    } else if (status != 404) {
      // 404: another writer deleted the review first.
      surprises.add(status + " " + response.body());
    }
    return java.util.Optional.empty();
  }

  private void check(int kills) throws IOException {
    long lost = 0;
    for (long id : created) {
      lost += api.get("/api/items/" + id).statusCode() == 200 ? 0 : 1;
    }
    for (var review : reviews.entrySet()) {
      if (!deleted.contains(review.getKey())) {
        String path = "/api/items/" + review.getValue() + "/reviews/" + review.getKey();
        lost += api.get(path).statusCode() == 200 ? 0 : 1;
      }
    }
    long wrong = 0;
    for (long item : items) {
      wrong += summaryEqualsReviews(item) ? 0 : 1;
    }
    System.out.printf(
        "Crash test on %s: %d kills, %d acknowledged writes, lost = %d, summaries wrong = %d, %d answers of 503%n",
        engine, kills, acknowledged.get(), lost, wrong, unavailable.get());
    assertThat(lost).as("acknowledged writes lost").isZero();
    assertThat(wrong).as("summaries wrong").isZero();
    assertThat(surprises).as("answers that are neither success nor 503").isEmpty();
  }

  private boolean summaryEqualsReviews(long item) throws IOException {
    JsonNode rating = JSON.readTree(api.get("/api/items/" + item).body()).get("rating");
    long count = 0;
    long sum = 0;
    String after = "";
    while (after != null) {
      JsonNode page =
          JSON.readTree(api.get("/api/items/" + item + "/reviews?limit=100" + after).body());
      for (JsonNode review : page.get("items")) {
        count++;
        sum += review.get("stars").asLong();
      }
      after = page.get("next").isNull() ? null : "&after=" + page.get("next").asText();
    }
    return rating.get("count").asLong() == count && rating.get("sum").asLong() == sum;
  }

  private HttpResponse<String> post(String path, String body) throws IOException {
    return api.send(
        HttpRequest.newBuilder(api.url(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static long id(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body()).get("id").asLong();
  }

  private static String item(String sku) {
    return """
    {"sku": "%s-%s", "title": "Lamp", "brand": "Lumen", "category": "Lamps", "price": {"amount": 100, "currency": "EUR"}, "stock": 1}\
    """
        .formatted(sku, java.util.UUID.randomUUID());
  }

  private static String review(int stars) {
    return """
    {"author": "Ada", "stars": %d, "title": "t", "body": "b"}\
    """
        .formatted(stars);
  }
}
