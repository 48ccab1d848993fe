package dev.itemstore.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.api.RawHttp.Response;
import dev.itemstore.domain.store.StoreTimeoutException;
import dev.itemstore.domain.store.StoreUnavailableException;
import dev.itemstore.service.HttpServer;
import dev.itemstore.service.HttpSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract without a database, and failures of a store on demand. */
class HttpContractTest extends HttpContract {
  private static final MemoryStore STORE = new MemoryStore();
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = ApiServer.start(HttpSettings.local(), ApiServer.Timeouts.DEFAULT, STORE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void heal() {
    STORE.failure = null;
  }

  @Override
  RawHttp http() {
    return new RawHttp(server.port());
  }

  @Override
  int port() {
    return server.port();
  }

  @Test
  void answers503WhileTheStoreIsAway() throws IOException {
    String path = createdItem();
    for (RuntimeException failure :
        List.of(
            new StoreUnavailableException("Connection refused to secret-host", null),
            new StoreTimeoutException("too slow at secret-host", null))) {
      STORE.failure = failure;
      for (Response response :
          List.of(
              get(path),
              get("/api/items"),
              get("/health/ready"),
              http().sendJson("POST", "/api/items", item().toString()),
              delete(path, "If-Match: *"))) {
        assertProblem(response, 503, "store-unavailable");
        assertThat(response.header("Retry-After")).hasValue("1");
        assertThat(response.body()).doesNotContain("secret-host");
      }
      assertThat(get("/health/live").status()).isEqualTo(200);
    }
    STORE.failure = null;
    assertThat(get(path).status()).isEqualTo(200);
    assertThat(get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void tellsNothingOfAnUnexpectedFailure() throws IOException {
    for (Throwable failure :
        List.of(new IllegalStateException("secret"), new StackOverflowError("secret"))) {
      STORE.failure = failure;
      Response response = get("/api/items");
      assertProblem(response, 500, "internal-error");
      assertThat(response.body()).doesNotContain("secret", "Exception", "Error");
      assertThat(response.header("X-Request-Id")).isPresent();
    }
  }

  @Test
  void gives408ToABodyThatDoesNotArrive() throws IOException {
    HttpSettings impatient = HttpSettings.local().withIdleTimeout(Duration.ofMillis(200));
    try (HttpServer other = ApiServer.start(impatient, ApiServer.Timeouts.DEFAULT, STORE)) {
      Response response =
          new RawHttp(other.port())
              .exchange(
                  "POST",
                  "POST /api/items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                      + "Content-Length: 100\r\n\r\n{",
                  new byte[0]);
      assertProblem(response, 408, "request-timeout");
    }
  }

  @Test
  void endsABodyThatTrickles() throws IOException {
    ApiServer.Timeouts impatient =
        new ApiServer.Timeouts(Duration.ofNanos(1), ApiServer.Timeouts.DEFAULT.store());
    try (HttpServer other = ApiServer.start(HttpSettings.local(), impatient, STORE)) {
      Response response =
          new RawHttp(other.port()).sendJson("POST", "/api/items", item().toString());
      assertProblem(response, 408, "request-timeout");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET",
        "GET /api/items",
        "GET /api/items HTTP/1.1\r\nHost: a\r\nHost: b",
        "GET /api/items HTTP/9.9\r\nHost: a",
        "GET /api/items HTTP/1.1\r\nHost: a\r\nContent-Length: x",
        "POST /api/items HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
        "POST /api/items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz",
        "GET /api/items HTTP/1.1\r\n: x",
        "CONNECT /api/items HTTP/1.1\r\nHost: a",
        "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1",
        "OPTIONS * HTTP/1.1\r\nHost: a",
        "GET api/items HTTP/1.1\r\nHost: a",
        "GET http:// HTTP/1.1\r\nHost: a",
        "GET /../../api/items HTTP/1.1\r\nHost: a",
        "PRI * HTTP/2.0"
      })
  void refusesWhatIsNoHttpWithoutAFailureOfItsOwn(String head) throws IOException {
    Response response = http().exchange("GET", head + "\r\n\r\n", new byte[0]);

    assertThat(response.status()).as(response.body()).isBetween(400, 505).isNotEqualTo(500);
    assertThat(response.header("Content-Type")).hasValue("application/problem+json");
  }
}
