package dev.itemstore.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServerTest {
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() {
    Request.Handler errors =
        (request, response, callback) -> {
          Object status = request.getAttribute(ErrorHandler.ERROR_STATUS);
          response.write(true, BufferUtil.toBuffer("error " + status), callback);
          return true;
        };
    server =
        HttpServer.start(
            HttpSettings.local().withMaxRequests(1),
            errors,
            config -> {
              config.routes.get(
                  "/thread", ctx -> ctx.result("" + Thread.currentThread().isVirtual()));
              config.routes.get("/health/live", ctx -> ctx.result("live"));
              config.routes.get(
                  "/slow",
                  ctx -> {
                    entered.countDown();
                    release.await();
                    ctx.result("done");
                  });
            });
  }

  @AfterEach
  void stop() {
    release.countDown();
    server.close();
    client.close();
  }

  @Test
  void answersEachRequestOnAVirtualThread() throws Exception {
    assertThat(get("/thread").body()).isEqualTo("true");
  }

  @Test
  void namesAnAddressThatCanBeOpenedWhereItListensOnEveryOne() throws Exception {
    String wildcard = InetAddress.getByAddress(new byte[4]).getHostAddress();

    assertThat(HttpServer.url(wildcard, 80)).isEqualTo("http://localhost:80");
    assertThat(HttpServer.url("::", 80)).isEqualTo("http://localhost:80");
    assertThat(HttpServer.url("::1", 80)).isEqualTo("http://[::1]:80");
    assertThat(HttpServer.url("127.0.0.1", 80)).isEqualTo("http://127.0.0.1:80");
  }

  @Test
  void keepsASaneRequestIdAndReplacesAnyOther() throws Exception {
    assertThat(get("/thread", "X-Request-Id", "abc-1").headers().firstValue("X-Request-Id"))
        .hasValue("abc-1");
    assertThat(
            get("/thread", "X-Request-Id", "a\"b level=ERROR").headers().firstValue("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{16}"));
    assertThat(get("/thread").headers().firstValue("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{16}"));
  }

  @Test
  void shedsWhatIsBeyondTheBoundButNotHealthChecks() throws Exception {
    CompletableFuture<HttpResponse<String>> slow = getAsync("/slow");
    entered.await();

    HttpResponse<String> refused = get("/thread");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(refused.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(refused.body()).isEqualTo("error 503");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);

    release.countDown();
    assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
    assertThat(get("/thread").statusCode()).isEqualTo(200);
  }

  @Test
  void letsARequestEndThatIsBeingAnsweredWhenItStops() throws Exception {
    CompletableFuture<HttpResponse<String>> slow = getAsync("/slow");
    entered.await();

    CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);
    while (accepts()) {
      Thread.onSpinWait();
    }
    assertThat(stopping).isNotDone();
    release.countDown();

    assertThat(slow.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
    stopping.get(10, TimeUnit.SECONDS);
  }

  @Test
  void saysSoWhenThePortIsInUse() {
    HttpSettings same = HttpSettings.local().withPort(server.port());

    assertThatThrownBy(
            () -> HttpServer.start(same, (request, response, callback) -> false, config -> {}))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port());
  }

  private boolean accepts() throws InterruptedException {
    try {
      // A connection that was made just before the end of accepting may be left without an answer.
      HttpRequest live =
          HttpRequest.newBuilder(URI.create(server.url() + "/health/live"))
              .timeout(Duration.ofSeconds(1))
              .build();
      return client.send(live, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return client.send(request(path, headers), BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> getAsync(String path) {
    return client.sendAsync(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server.url() + path));
    if (headers.length > 0) {
      builder.headers(headers);
    }
    return builder.build();
  }
}
