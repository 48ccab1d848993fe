package dev.itemstore.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An item service that answers what a test has told it, by path and query, and 404 to anything
 * else.
 */
final class StubUpstream implements AutoCloseable {
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> requestIds = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  StubUpstream() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was asked for, in order: path and query. */
  List<String> requests() {
    return requests;
  }

  List<String> requestIds() {
    return requestIds;
  }

  StubUpstream answer(String target, int status, String body) {
    answers.put(target, exchange -> send(exchange, status, body.getBytes(UTF_8)));
    return this;
  }

  /** Answers with a recorded body of this name. */
  StubUpstream answer(String target, String recorded) throws IOException {
    return answer(target, 200, recorded(recorded));
  }

  /** Answers when the latch is open. */
  void answerAfter(CountDownLatch latch, String target, String recorded) throws IOException {
    byte[] body = recorded(recorded).getBytes(UTF_8);
    answers.put(
        target,
        exchange -> {
          latch.await();
          send(exchange, 200, body);
        });
  }

  /** Opens the latch when it is asked. */
  void answerAndSay(CountDownLatch latch, String target, String recorded) throws IOException {
    byte[] body = recorded(recorded).getBytes(UTF_8);
    answers.put(
        target,
        exchange -> {
          latch.countDown();
          send(exchange, 200, body);
        });
  }

  /** Takes the request and says nothing until the end of the test. */
  StubUpstream hang(String target) {
    answers.put(target, exchange -> closing.await());
    return this;
  }

  /** Answers with a body that starts as it should and never ends. */
  StubUpstream trickle(String target) {
    answers.put(
        target,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{\"id\":".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          closing.await();
        });
    return this;
  }

  /** Answers with more than a page server should read. */
  StubUpstream flood(String target) {
    answers.put(
        target,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] blanks = " ".repeat(1 << 16).getBytes(UTF_8);
          try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 1024; i++) {
              body.write(blanks);
            }
          }
        });
    return this;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }

  static String recorded(String name) throws IOException {
    try (InputStream in = StubUpstream.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    requests.add(target);
    requestIds.add(exchange.getRequestHeaders().getFirst("X-Request-Id"));
    try (exchange) {
      answers.getOrDefault(target, other -> send(other, 404, "{}".getBytes(UTF_8))).to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }
}
