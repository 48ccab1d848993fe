package dev.itemstore.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The API or the proxy as a process of its own, on a port of 127.0.0.1 that stays the same when it
 * is started again.
 */
final class ServiceProcess implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final String mainClass;
  private final List<String> arguments;
  private final int port;
  private final Path log;
  private Process process;

  private ServiceProcess(String mainClass, List<String> arguments) throws IOException {
    this.mainClass = mainClass;
    this.port = freePort();
    this.arguments = new ArrayList<>(arguments);
    this.arguments.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
    this.log = Files.createTempFile("itemstore-", ".log");
  }

  static ServiceProcess api(String store, String url, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--store", store, "--url", url));
    arguments.addAll(List.of(more));
    ServiceProcess api = new ServiceProcess("dev.itemstore.api.ApiMain", arguments);
    api.start();
    return api;
  }

  static ServiceProcess proxy(ServiceProcess api, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--api", api.url("").toString()));
    arguments.addAll(List.of(more));
    ServiceProcess proxy = new ServiceProcess("dev.itemstore.proxy.ProxyMain", arguments);
    proxy.start();
    return proxy;
  }

  /** Starts the process and waits until it says that it is ready. */
  void start() throws IOException {
    process = JavaProcess.start(List.of(), List.of("-Xmx256m"), mainClass, arguments, log);
    awaitReady(Duration.ofSeconds(60));
  }

  /** Waits until the service says that it and all it needs is there. */
  void awaitReady(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError(mainClass + " did not get ready:\n" + Sources.read(log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  boolean isReady() {
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(HttpRequest.newBuilder(url(path)).GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(15)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  long pid() {
    return process.pid();
  }

  String log() {
    return Sources.read(log);
  }

  /** Kills the process as {@code kill -9} does, and waits until it is dead. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Stops the process as {@code kill} does, waits for it, and returns its exit code. */
  int stop() {
    process.destroy();
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
