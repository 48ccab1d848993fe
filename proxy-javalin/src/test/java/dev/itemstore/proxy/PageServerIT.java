package dev.itemstore.proxy;

import static dev.itemstore.proxy.component.Component.GALLERY;
import static dev.itemstore.proxy.component.Component.RELATED;
import static dev.itemstore.proxy.component.Component.REVIEWS;
import static dev.itemstore.proxy.component.Component.SUMMARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.proxy.component.Component;
import dev.itemstore.proxy.page.PhotoSizes;
import dev.itemstore.service.HttpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PageServerIT {
  private static final String WHOLE = "/api/items/7?include=reviews,related";
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final HttpClient client = HttpClient.newHttpClient();
  private StubUpstream api;
  private StubUpstream other;
  private PageServer server;

  @BeforeEach
  void startUpstreams() throws IOException {
    api = new StubUpstream();
    other = new StubUpstream();
  }

  @AfterEach
  void stop() {
    // First, or the server waits for the connections that it keeps.
    client.close();
    if (server != null) {
      server.close();
    }
    api.close();
    other.close();
  }

  @Test
  void showsTheWholeItemByOneCallToASharedUpstream() throws Exception {
    api.answer(WHOLE, "item-with-parts.json");
    start(DEADLINE);

    HttpResponse<String> page = get("/items/7", "X-Request-Id", "test-1");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains("<h1>Walnut Desk Lamp</h1>", "$189.00", "In stock", "Hollis &amp; Rowe")
        .contains("<p>Turned from one block.</p>\n<p>With a long cable.</p>")
        .contains("http://media.example/7.jpg", "http://media.example/7b.jpg")
        .contains(
            "Just the light I wanted",
            "<time datetime=\"2026-11-21T08:12:33.456Z\">21 November 2026</time>")
        .contains("href=\"/items/9\">Brass Kettle", "¥1,999", "KWD\u00a01,234.500")
        .contains("href=\"/?category=Home+%26+Lighting\"")
        .endsWith("</html>\n");
    assertThat(api.requests()).containsExactly(WHOLE);
    assertThat(api.requestIds()).containsExactly("test-1");
    assertThat(page.headers().firstValue("X-Request-Id")).hasValue("test-1");
  }

  @Test
  void fetchesEachComponentFromItsOwnUpstream() throws Exception {
    try (StubUpstream third = new StubUpstream()) {
      api.answer("/api/items/7", "item.json");
      other.answer("/api/items/7/reviews?limit=10", "reviews.json");
      third.answer("/api/items/7/related?limit=10", "related.json");
      start(DEADLINE, Map.of(REVIEWS, other.uri(), RELATED, third.uri()));

      assertThat(get("/items/7").body())
          .contains("Walnut Desk Lamp", "7b.jpg", "Just the light", "Brass Kettle");
      assertThat(api.requests()).containsExactly("/api/items/7");
      assertThat(other.requests()).containsExactly("/api/items/7/reviews?limit=10");
      assertThat(third.requests()).containsExactly("/api/items/7/related?limit=10");
    }
  }

  @Test
  void asksTheUpstreamsAtTheSameTime() throws Exception {
    CountDownLatch partsAsked = new CountDownLatch(1);
    api.answerAfter(partsAsked, "/api/items/7", "item.json");
    other.answerAndSay(partsAsked, "/api/items/7?include=reviews,related", "item-with-parts.json");
    start(DEADLINE, Map.of(REVIEWS, other.uri(), RELATED, other.uri()));

    assertThat(get("/items/7").body())
        .contains("Walnut Desk Lamp", "Just the light", "Brass Kettle");
  }

  @Test
  void showsTheRestWhenReviewsAndRelatedAreDown() throws Exception {
    api.answer("/api/items/7", "item.json");
    start(DEADLINE, Map.of(REVIEWS, nobody(), RELATED, nobody()));

    HttpResponse<String> page = get("/items/7");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<h1>Walnut Desk Lamp</h1>", "7b.jpg", "The reviews cannot be shown just now")
        .contains("Similar items cannot be shown just now");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void showsTheRestWhenAPartIsBrokenOrLate() throws Exception {
    api.answer("/api/items/7", "item.json");
    other.hang("/api/items/7?include=reviews,related");
    start(Duration.ofSeconds(3), Map.of(REVIEWS, other.uri(), RELATED, other.uri()));
    assertThat(get("/items/7").body())
        .contains("Walnut Desk Lamp", "The reviews cannot be shown just now");

    other.answer("/api/items/7?include=reviews,related", 200, "<html>");
    HttpResponse<String> page = get("/items/7");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Walnut Desk Lamp", "Similar items cannot be shown just now");
  }

  @Test
  void showsTheRestWhenTheGalleryIsDown() throws Exception {
    api.answer(WHOLE, "item-with-parts.json");
    start(DEADLINE, Map.of(GALLERY, nobody()));

    assertThat(get("/items/7").body())
        .contains("Walnut Desk Lamp", "The photos cannot be shown just now");
  }

  @Test
  void saysSoWhenTheItemServiceIsDown() throws Exception {
    start(
        DEADLINE,
        Map.of(GALLERY, nobody(), SUMMARY, nobody(), REVIEWS, nobody(), RELATED, nobody()));

    assertErrorPage(get("/items/7"), 503, "We’ll be right back");
    assertThat(get("/items/7").headers().firstValue("Retry-After")).hasValue("5");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void saysSoWhenTheItemServiceFails(int status) throws Exception {
    api.answer(WHOLE, status, "{\"detail\":\"SECRET\"}")
        .answer("/api/items?limit=24", status, "{}");
    start(DEADLINE);

    assertErrorPage(get("/items/7"), 503, "We’ll be right back");
    assertErrorPage(get("/"), 503, "We’ll be right back");
    assertThat(get("/items/7").body()).doesNotContain("SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{\"id\":8,\"title\":\"another\"}",
        "{\"id\":7}",
        "{\"id\":7,"
      })
  void saysSoWhenTheAnswerIsNoItem(String body) throws Exception {
    api.answer(WHOLE, 200, body);
    start(DEADLINE);

    assertErrorPage(get("/items/7"), 502, "We’ll be right back");
  }

  @Test
  void saysSoWhenTheAnswerIsLate() throws Exception {
    api.hang(WHOLE).trickle("/api/items?limit=24");
    start(SHORT);

    assertErrorPage(get("/items/7"), 504, "This is taking too long");
    assertErrorPage(get("/"), 504, "This is taking too long");
  }

  @Test
  void readsNoAnswerThatIsTooLarge() throws Exception {
    api.flood(WHOLE);
    start(DEADLINE);

    assertErrorPage(get("/items/7"), 503, "We’ll be right back");
  }

  @Test
  void hasAPageForAnItemThatIsNotThere() throws Exception {
    start(DEADLINE);

    assertErrorPage(get("/items/7"), 404, "We can’t find that page");
    assertThat(api.requests()).containsExactly(WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nope",
        "/items",
        "/items/",
        "/items/0",
        "/items/07",
        "/items/7/",
        "/items//7",
        "/items/x",
        "/items/-1",
        "/items/9007199254740992",
        "/items/%37",
        "/items/%u0031",
        "//",
        "/Items/7",
        "/items/7;a=b",
        "/assets/style.css",
        "/assets/../style.css",
        "/health",
        "/items/../items/7"
      })
  void hasAPageForAPathThatIsNotThere(String path) throws Exception {
    start(DEADLINE);

    String response = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 404 ").contains("<h1>We can’t find that page</h1>");
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /items/%zz", "GET /%", "GET / HTTP/1.1\r\nbad header\r\nX: GET /"})
  void hasAPageForWhatTheServerItselfRefuses(String start) throws Exception {
    start(DEADLINE);

    assertThat(raw(start + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("<h1>We don’t understand that address</h1>", "nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO"})
  void onlyLetsPagesBeRead(String method) throws Exception {
    start(DEADLINE);

    HttpResponse<String> answer = send(request("/items/7").method(method, BodyPublishers.noBody()));

    assertErrorPage(answer, 405, "That cannot be done here");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void takesNoOtherMethodFromAHeader() throws Exception {
    api.answer(WHOLE, "item-with-parts.json");
    start(DEADLINE);

    assertThat(get("/items/7", "X-HTTP-Method-Override", "DELETE").statusCode()).isEqualTo(200);
    assertThat(
            send(request("/items/7")
                    .header("X-HTTP-Method-Override", "GET")
                    .POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(405);
  }

  @Test
  void answersHeadAsGetWithoutABody() throws Exception {
    api.answer(WHOLE, "item-with-parts.json");
    start(DEADLINE);

    HttpResponse<String> get = get("/items/7");
    HttpResponse<String> head = send(request("/items/7").HEAD());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    assertThat(send(request("/items/8").HEAD()).statusCode()).isEqualTo(404);
    assertThat(send(request("/").HEAD()).statusCode()).isEqualTo(404);
  }

  @Test
  void sendsNoPageThatTheClientHas() throws Exception {
    api.answer(WHOLE, "item-with-parts.json");
    start(DEADLINE);
    String tag = get("/items/7").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> same = get("/items/7", "If-None-Match", "\"x\", " + tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("ETag")).hasValue(tag);

    api.answer(WHOLE, 200, StubUpstream.recorded("item-with-parts.json").replace("18900", "18901"));
    assertThat(get("/items/7", "If-None-Match", tag).body()).contains("$189.01");
  }

  @Test
  void guardsItsPages() throws Exception {
    api.answer(WHOLE, "item-with-parts.json");
    start(DEADLINE);

    for (HttpResponse<String> page : List.of(get("/items/7"), get("/nope"))) {
      assertThat(page.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(
              policy -> assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
      assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(page.headers().firstValue("Referrer-Policy"))
          .hasValue("strict-origin-when-cross-origin");
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    }
    assertThat(get("/items/7").headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=10");
    assertThat(get("/nope").headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void servesTheStylesheetToBeKeptForEver() throws Exception {
    api.answer(WHOLE, "item-with-parts.json");
    start(DEADLINE);
    Matcher link =
        Pattern.compile("href=\"(/assets/style\\.[0-9a-f]{12}\\.css)\"")
            .matcher(get("/items/7").body());
    assertThat(link.find()).isTrue();

    HttpResponse<String> css = get(link.group(1));

    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
    assertThat(css.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(css.body()).contains("prefers-color-scheme: dark");
  }

  @Test
  void compressesPagesForThoseWhoAsk() throws Exception {
    api.answer(WHOLE, "item-with-parts.json");
    start(DEADLINE);

    HttpResponse<InputStream> page =
        client.send(
            request("/items/7").header("Accept-Encoding", "gzip").build(),
            BodyHandlers.ofInputStream());

    assertThat(page.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(page.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    try (InputStream html = new GZIPInputStream(page.body())) {
      assertThat(new String(html.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(get("/items/7").body());
    }
  }

  @Test
  void listsTheNewestItemsAndLeadsOn() throws Exception {
    api.answer("/api/items?limit=24", "list.json");
    api.answer("/api/items?limit=24&after=b64%2B%2F%3D", 200, "{\"items\":[],\"next\":null}");
    start(DEADLINE);

    HttpResponse<String> first = get("/");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body())
        .contains("<h1>Newest items</h1>", "Brass Kettle", "Ash Ledge", "Walnut Desk Lamp")
        .contains("rel=\"next\" href=\"/?after=b64%2B%2F%3D\"");

    assertThat(get("/?after=b64%2B%2F%3D").body())
        .contains("There are no more items.", "Back to the newest")
        .doesNotContain("rel=\"next\"");
  }

  @Test
  void listsACategory() throws Exception {
    api.answer("/api/items?limit=24&category=Home+%26+Lighting", "list.json");
    start(DEADLINE);

    assertThat(get("/?category=Home+%26+Lighting&utm=x").body())
        .contains("<h1>Home &amp; Lighting</h1>")
        .contains("href=\"/?category=Home+%26+Lighting&amp;after=b64%2B%2F%3D\"");
  }

  @Test
  void hasAPageForACursorThatTheServiceRefuses() throws Exception {
    api.answer("/api/items?limit=24&after=bad", 400, "{}");
    start(DEADLINE);

    assertErrorPage(get("/?after=bad"), 400, "We don’t understand that address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/?after=", "/?after=%zz", "/?after=a&after=b", "/?category=", "/?category=%"})
  void hasAPageForAQueryThatIsMalformed(String target) throws Exception {
    start(DEADLINE);

    assertThat(raw("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("<h1>We don’t understand that address</h1>");
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void isHealthyWhateverItsUpstreamsAre() throws Exception {
    start(DEADLINE, Map.of(SUMMARY, nobody()));

    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  private void start(Duration deadline) {
    start(deadline, Map.of());
  }

  private void start(Duration deadline, Map<Component, URI> others) {
    Map<Component, URI> upstreams = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      upstreams.put(component, others.getOrDefault(component, api.uri()));
    }
    server =
        PageServer.start(
            new ProxyConfig(
                HttpSettings.local(),
                api.uri(),
                upstreams,
                deadline,
                Duration.ofSeconds(5),
                PhotoSizes.NONE));
  }

  /** An address that refuses connections. */
  private static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private static void assertErrorPage(HttpResponse<String> page, int status, String heading) {
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.body())
        .contains("<h1>" + heading + "</h1>", "<meta name=\"robots\" content=\"noindex\">")
        .doesNotContain("Exception");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  /** Sends a request as it is, which may be one that no client would send. */
  private String raw(String request) throws IOException {
    URI uri = URI.create(server.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
