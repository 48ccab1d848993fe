package dev.itemstore.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.itemstore.api.RawHttp.Response;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/API.md, line by line, by a client that knows nothing else. */
abstract class HttpContract extends ApiFixture {
  private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z";
  private static final int MIB = 1 << 20;

  // Resources

  @Test
  void createsAnItemAndReadsItAsItWasSent() throws IOException {
    ObjectNode sent = item();
    Response created = create(sent);
    JsonNode body = json(created);

    assertThat(created.header("Content-Type")).hasValue("application/json");
    assertThat(body.get("id").asLong()).isGreaterThan(1_000_000_000L).isLessThan(1L << 53);
    assertThat(location(created)).isEqualTo("/api/items/" + body.get("id").asLong());
    for (String field :
        List.of("sku", "title", "brand", "category", "description", "price", "stock", "photos")) {
      assertThat(body.get(field)).as(field).isEqualTo(sent.get(field));
    }
    assertThat(created.body())
        .contains("Café kettle 😀", "<b>&amp;</b>", "\u2028", "\"average\":null")
        .contains("\"rating\":{\"count\":0,\"sum\":0,");
    assertThat(body.get("createdAt").asText())
        .matches(TIME)
        .isEqualTo(body.get("updatedAt").asText());
    assertThat(body.get("version").asLong()).isEqualTo(1);
    assertThat(fieldNames(body))
        .containsExactlyInAnyOrder(
            "id",
            "sku",
            "title",
            "brand",
            "category",
            "description",
            "price",
            "stock",
            "photos",
            "rating",
            "createdAt",
            "updatedAt",
            "version");

    Response read = get(location(created));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(created.body());
    assertThat(tag(read)).isEqualTo(tag(created)).matches("\"[^\"]+\"");
  }

  @Test
  void givesDefaultsToWhatMayBeLeftOut() throws IOException {
    ObjectNode sent = item();
    sent.remove(List.of("description", "photos"));

    JsonNode body = json(create(sent));

    assertThat(body.get("description").asText()).isEmpty();
    assertThat(body.get("photos")).isEmpty();
    ObjectNode bare = JSON.createObjectNode().put("author", "A").put("stars", 1);
    JsonNode review = json(createReview("/api/items/" + body.get("id").asText(), bare));
    assertThat(review.get("title").asText()).isEmpty();
    assertThat(review.get("body").asText()).isEmpty();
  }

  @Test
  void replacesEveryFieldOfAnItem() throws IOException {
    Response created = create(item());
    ObjectNode next = item();
    next.remove(List.of("description", "photos"));

    Response updated = put(location(created), next, "If-Match: " + tag(created));

    assertThat(updated.status()).isEqualTo(200);
    JsonNode body = json(updated);
    assertThat(body.get("sku")).isEqualTo(next.get("sku"));
    assertThat(body.get("description").asText()).isEmpty();
    assertThat(body.get("photos")).isEmpty();
    assertThat(body.get("version").asLong()).isEqualTo(2);
    assertThat(body.get("createdAt")).isEqualTo(json(created).get("createdAt"));
    assertThat(body.get("updatedAt").asText()).isGreaterThan(body.get("createdAt").asText());
    assertThat(tag(updated)).isNotEqualTo(tag(created));
    assertThat(get(location(created)).body()).isEqualTo(updated.body());
  }

  @Test
  void deletesAnItemWithItsReviewsAndFreesItsSku() throws IOException {
    ObjectNode sent = item();
    String path = location(create(sent));
    String review = location(createReview(path, review()));

    Response deleted = delete(path, "If-Match: *");

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.header("Content-Type")).isEmpty();
    assertProblem(get(path), 404, "not-found");
    assertProblem(get(review), 404, "not-found");
    assertProblem(get(path + "/reviews"), 404, "not-found");
    assertProblem(get(path + "/related"), 404, "not-found");
    assertProblem(delete(path, "If-Match: *"), 404, "not-found");
    create(sent);
  }

  @Test
  void keepsAReviewUnderItsItem() throws IOException {
    String path = createdItem();
    Response created = createReview(path, review());
    JsonNode body = json(created);

    assertThat(location(created)).isEqualTo(path + "/reviews/" + body.get("id").asText());
    assertThat(fieldNames(body))
        .containsExactlyInAnyOrder(
            "id",
            "itemId",
            "author",
            "stars",
            "title",
            "body",
            "createdAt",
            "updatedAt",
            "version");
    assertThat(path).endsWith("/" + body.get("itemId").asText());
    assertThat(body.get("createdAt").asText()).matches(TIME);
    assertThat(get(location(created)).body()).isEqualTo(created.body());
    assertThat(tag(get(location(created)))).isEqualTo(tag(created));

    ObjectNode next = review().put("stars", 1);
    Response updated = put(location(created), next, "If-Match: " + tag(created));
    assertThat(updated.status()).isEqualTo(200);
    assertThat(json(updated).get("stars").asInt()).isEqualTo(1);
    assertThat(json(get(path)).at("/rating/sum").asInt()).isEqualTo(1);
    assertProblem(
        put(location(created), next, "If-Match: " + tag(created)), 412, "version-conflict");

    String other = location(created).replace(path, createdItem());
    assertProblem(get(other), 404, "not-found");
    assertProblem(put(other, next, "If-Match: *"), 404, "not-found");
    assertProblem(delete(other, "If-Match: *"), 404, "not-found");

    assertThat(delete(location(created), "If-Match: " + tag(updated)).status()).isEqualTo(204);
    assertProblem(get(location(created)), 404, "not-found");
    assertThat(json(get(path)).at("/rating/count").asInt()).isZero();
  }

  @Test
  void ratesWithTwoDecimalsHalfUp() throws IOException {
    String path = createdItem();
    for (int stars : new int[] {5, 5, 4}) {
      createReview(path, review().put("stars", stars));
    }

    JsonNode rating = json(get(path)).get("rating");

    assertThat(rating.get("count").asInt()).isEqualTo(3);
    assertThat(rating.get("sum").asInt()).isEqualTo(14);
    assertThat(rating.get("average").isNumber()).isTrue();
    assertThat(rating.get("average").decimalValue()).isEqualByComparingTo(new BigDecimal("4.67"));
  }

  // Lists

  @Test
  void walksACategoryNewestFirstByTheLink() throws IOException {
    ObjectNode sent = item();
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      newestFirst.addFirst(json(create(sent.put("sku", "s" + Unique.next()))).get("id").asText());
    }
    String category = sent.get("category").asText();
    String start = "/api/items?limit=2&category=" + category + "&other=%zz&x=a+b";

    List<String> walked = new ArrayList<>();
    String target = start;
    for (int page = 0; page < 3; page++) {
      Response response = get(target);
      assertThat(response.status()).as(response.body()).isEqualTo(200);
      assertThat(response.header("ETag")).isEmpty();
      walked.addAll(ids(json(response)));
      if (page < 2) {
        Matcher link =
            Pattern.compile("<([^>]*)>; rel=\"next\"")
                .matcher(response.header("Link").orElseThrow());
        assertThat(link.matches()).isTrue();
        assertThat(link.group(1))
            .contains(
                "limit=2",
                "category=" + category,
                "after=" + json(response).get("next").asText(),
                "x=a+b");
        target = java.net.URI.create(link.group(1)).toString();
        // The cursor's own row may go meanwhile.
        delete("/api/items/" + walked.getLast(), "If-Match: *");
      } else {
        assertThat(response.header("Link")).isEmpty();
        assertThat(json(response).get("next").isNull()).isTrue();
      }
    }

    assertThat(walked).isEqualTo(newestFirst);
  }

  @Test
  void showsSummariesInLists() throws IOException {
    JsonNode created = json(create(item()));

    JsonNode entry =
        json(get("/api/items?limit=1&category=" + created.get("category").asText()))
            .get("items")
            .get(0);

    assertThat(entry.has("description")).isFalse();
    assertThat(entry.get("photos")).hasSize(1);
    assertThat(entry.get("id")).isEqualTo(created.get("id"));
    assertThat(entry.get("rating").get("average").isNull()).isTrue();
    assertThat(entry.get("createdAt")).isEqualTo(created.get("createdAt"));
    assertThat(json(get("/api/items?limit=1")).get("items")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such",
        "%20",
        "%00",
        "caf%C3%A9",
        "%24gt",
        "%7B%22%24gt%22%3A%22%22%7D",
        "'%20OR%201=1--"
      })
  void answersAnUnknownCategoryWithAnEmptyPage(String category) throws IOException {
    Response response = get("/api/items?category=" + category);

    assertThat(response.status()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"items\":[],\"next\":null}");
  }

  @Test
  void comparesSkuAndCategoryExactly() throws IOException {
    String category = "Tee-" + Unique.next();
    for (String variant :
        List.of(
            category,
            category.toLowerCase(java.util.Locale.ROOT),
            category + "é",
            category + "e\u0301")) {
      create(item().put("category", variant).put("sku", variant));
    }

    assertThat(ids(json(get("/api/items?category=" + category)))).hasSize(1);
    assertThat(ids(json(get("/api/items?category=" + category + "%C3%A9")))).hasSize(1);
    assertThat(ids(json(get("/api/items?category=" + category + "e%CC%81")))).hasSize(1);
  }

  @Test
  void listsRelatedItemsWithoutTheItemItself() throws IOException {
    ObjectNode sent = item();
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      newestFirst.addFirst(json(create(sent.put("sku", "s" + Unique.next()))).get("id").asText());
    }
    String newest = newestFirst.removeFirst();

    JsonNode byDefault = json(get("/api/items/" + newest + "/related"));
    assertThat(ids(byDefault)).isEqualTo(newestFirst.subList(0, 10));
    assertThat(byDefault.get("next").isNull()).isTrue();
    assertThat(ids(json(get("/api/items/" + newest + "/related?limit=3&after=x"))))
        .isEqualTo(newestFirst.subList(0, 3));
    assertThat(get("/api/items/" + newest + "/related?limit=3").header("Link")).isEmpty();
  }

  @Test
  void pagesReviewsNewestFirst() throws IOException {
    String path = createdItem();
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      newestFirst.addFirst(json(createReview(path, review())).get("id").asText());
    }

    JsonNode first = json(get(path + "/reviews"));
    assertThat(ids(first)).isEqualTo(newestFirst.subList(0, 20));
    assertThat(ids(json(get(path + "/reviews?after=" + first.get("next").asText()))))
        .isEqualTo(newestFirst.subList(20, 21));
    assertProblem(
        get(createdItem() + "/reviews?after=" + first.get("next").asText()), 400, "bad-parameter");
    assertProblem(get("/api/items?after=" + first.get("next").asText()), 400, "bad-parameter");
  }

  @Test
  void includesTheFirstPagesOfTheParts() throws IOException {
    ObjectNode sent = item();
    String path = location(create(sent));
    String related = json(create(sent.put("sku", "s" + Unique.next()))).get("id").asText();
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      newestFirst.addFirst(json(createReview(path, review())).get("id").asText());
    }

    Response both =
        get(path + "?include=reviews,related", "If-None-Match: *", "If-Match: nonsense");
    assertThat(both.status()).isEqualTo(200);
    assertThat(both.header("ETag")).isEmpty();
    assertThat(ids(json(both).get("reviews"))).isEqualTo(newestFirst.subList(0, 10));
    assertThat(ids(json(both).get("related"))).containsExactly(related);
    assertThat(json(both).at("/related/next").isNull()).isTrue();
    String next = json(both).at("/reviews/next").asText();
    assertThat(ids(json(get(path + "/reviews?after=" + next))))
        .isEqualTo(newestFirst.subList(10, 11));

    assertThat(json(get(path + "?include=related")).has("reviews")).isFalse();
    assertThat(json(get(path + "?include=related,reviews")).has("reviews")).isTrue();
    assertThat(json(get(path + "?include=reviews%2Crelated")).has("related")).isTrue();
  }

  // Methods and paths

  @Test
  void answersHeadAsGetWithoutABody() throws IOException {
    String path = createdItem();
    String review = location(createReview(path, review()));
    for (String target :
        List.of(
            path,
            review,
            "/api/items?limit=1",
            path + "/reviews",
            path + "/related",
            path + "?include=reviews",
            "/health/live",
            "/health/ready",
            "/problems/not-found",
            "/api/items/1")) {
      Response get = get(target);
      Response head = http().send("HEAD", target);
      assertThat(head.status()).as(target).isEqualTo(get.status());
      for (String header : List.of("ETag", "Content-Type", "Content-Length", "Link")) {
        assertThat(head.header(header)).as(target + " " + header).isEqualTo(get.header(header));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/items|GET, HEAD, POST, OPTIONS",
        "/api/items/1|GET, HEAD, PUT, DELETE, OPTIONS",
        "/api/items/1/related|GET, HEAD, OPTIONS",
        "/api/items/1/reviews|GET, HEAD, POST, OPTIONS",
        "/api/items/1/reviews/2|GET, HEAD, PUT, DELETE, OPTIONS",
        "/health/live|GET, HEAD, OPTIONS",
        "/health/ready|GET, HEAD, OPTIONS",
        "/problems/not-found|GET, HEAD, OPTIONS"
      })
  void namesTheMethodsOfAPath(String path, String allow) throws IOException {
    Response options = http().send("OPTIONS", path);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow")).hasValue(allow);

    Set<String> refused =
        new TreeSet<>(
            List.of(
                "GET",
                "POST",
                "PUT",
                "DELETE",
                "PATCH",
                "TRACE",
                "FOO",
                "PROPFIND",
                "get",
                "QUERY",
                "BEFORE"));
    Pattern.compile(", ").splitAsStream(allow).forEach(refused::remove);
    for (String method : refused) {
      Response response = http().send(method, path);
      assertProblem(response, 405, "method-not-allowed");
      assertThat(response.header("Allow")).hasValue(allow);
    }
  }

  @Test
  void takesTheMethodFromTheRequestLineAlone() throws IOException {
    String path = createdItem();
    for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      assertThat(get(path, header + ": DELETE", "If-Match: *").status()).isEqualTo(200);
      assertThat(http().send("PATCH", path, header + ": GET").status()).isEqualTo(405);
    }
    assertThat(get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/items/",
        "/api//items",
        "//api/items",
        "/API/items",
        "/api/items/1/",
        "/api/items//1",
        "/api/items/01",
        "/api/items/0",
        "/api/items/-1",
        "/api/items/+1",
        "/api/items/1.0",
        "/api/items/1e3",
        "/api/items/0x1",
        "/api/items/9007199254740992",
        "/api/items/99999999999999999999999999",
        "/api/items/%31",
        "/api/items/\u0661",
        "/api/items/%D9%A1",
        "/api/items/abc",
        "/api/items/1;a=b",
        "/api/items;a=b",
        "/api/items/1/foo",
        "/api/items/1/reviews/",
        "/api/items/1/reviews/0",
        "/api/items/1/related/",
        "/api/./items",
        "/api/x/../items",
        "/api/items/..",
        "/api/items/%2e%2e",
        "/api/items%2F1",
        "/api/items/1%2Freviews",
        "/api/items/..;/items",
        "/api/items/%00",
        "/api/items/1%20",
        "/api/items/1%",
        "/health",
        "/health/",
        "/health/live/",
        "/problems",
        "/problems/",
        "/problems/nothing",
        "/problems/not-found/",
        "/api/items%3Flimit=1"
      })
  void knowsNoOtherPath(String path) throws IOException {
    Response response = get(path);

    assertThat(response.status()).as(response.body()).isIn(400, 404);
    assertProblem(
        response,
        response.status(),
        response.status() == 404 ? "no-such-route" : "malformed-request");
    assertThat(http().send("FOO", path).status()).isIn(400, 404);
    assertThat(http().send("OPTIONS", path).status()).isIn(400, 404);
    if (response.status() == 404) {
      // The route comes before the body.
      assertThat(http().send("POST", path, "x".getBytes(UTF_8)).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/items/%u0031",
        "/api/items/%",
        "/api/items/%zz",
        "/api/items/%1",
        "/api/items/%FF",
        "/api/%c0%afitems"
      })
  void refusesABadEscapeInAPath(String path) throws IOException {
    Response response = get(path);

    assertThat(response.status()).isIn(400, 404);
    assertThat(response.header("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void takesTheLargestIdForAnId() throws IOException {
    assertProblem(get("/api/items/9007199254740991"), 404, "not-found");
    assertThat(get("http://localhost/api/items?limit=1").status()).isEqualTo(200);
  }

  @Test
  void ignoresWebSocketHeaders() throws IOException {
    String path = createdItem();

    assertThat(get(path, "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x").status())
        .isEqualTo(200);
  }

  // Conditional requests

  @Test
  void answersAKnownTagWith304() throws IOException {
    Response created = create(item());
    String path = location(created);
    String tag = tag(created);
    for (String value :
        List.of(tag, "W/" + tag, "*", "\"x\", " + tag, "\"a,b\" ,, W/" + tag + ",")) {
      for (String method : List.of("GET", "HEAD")) {
        Response response = http().send(method, path, "If-None-Match: " + value);
        assertThat(response.status()).as(value).isEqualTo(304);
        assertThat(response.header("ETag")).hasValue(tag);
        assertThat(response.header("Content-Type")).isEmpty();
      }
    }
    assertThat(get(path, "If-None-Match: \"x\"", "If-None-Match: " + tag).status()).isEqualTo(304);
    assertThat(get(path, "If-None-Match: \"x\"").status()).isEqualTo(200);
    assertThat(get(path, "If-Match: \"x\"").status()).isEqualTo(200);
    assertThat(get(path, "If-Match: x").status()).isEqualTo(200);
    assertThat(get("/api/items?limit=1", "If-None-Match: x").status()).isEqualTo(200);
    assertProblem(get("/api/items/1", "If-None-Match: *"), 404, "not-found");

    Response review = createReview(path, review());
    assertThat(get(path, "If-None-Match: " + tag).status()).isEqualTo(200);
    assertThat(get(location(review), "If-None-Match: " + tag(review)).status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "x",
        "\"",
        "\"a",
        "a\"",
        "\"a\"\"b\"",
        "\"a\" \"b\"",
        "w/\"a\"",
        "W/ \"a\"",
        "W/a",
        "*, \"a\"",
        "\"a\", *",
        "**",
        "\"a b\"",
        "\"a\";q=1",
        "'a'"
      })
  void refusesAMalformedCondition(String value) throws IOException {
    String path = createdItem();
    assertProblem(get(path, "If-None-Match: " + value), 400, "bad-condition");
    assertProblem(put(path, item(), "If-Match: " + value), 400, "bad-condition");
    assertProblem(delete(path, "If-Match: " + value), 400, "bad-condition");
    assertProblem(put(path, JSON.createObjectNode(), "If-Match: " + value), 400, "bad-condition");
    assertThat(get(path).status()).isEqualTo(200);
  }

  @Test
  void needsIfMatchForAWrite() throws IOException {
    Response created = create(item());
    String path = location(created);
    Response problem = put(path, item());
    assertProblem(problem, 428, "precondition-required");
    assertThat(problem.body()).contains("If-Match");
    assertProblem(delete(path), 428, "precondition-required");
    assertProblem(delete("/api/items/1"), 428, "precondition-required");
    assertProblem(put("/api/items/1", item()), 428, "precondition-required");
    for (String value :
        List.of(
            "\"x\"",
            "W/" + tag(created),
            "\"v2.c0.s0\"",
            "\"v1\"",
            "\"\"",
            "\"v99999999999999999999.c0.s0\"",
            "\"x\", \"y,z\"")) {
      assertProblem(put(path, item(), "If-Match: " + value), 412, "version-conflict");
      assertProblem(delete(path, "If-Match: " + value), 412, "version-conflict");
    }
    assertThat(put(path, item(), "If-Match: \"x\", " + tag(created), "If-None-Match: *").status())
        .isEqualTo(200);
    assertProblem(put(path, item(), "If-Match: " + tag(created)), 412, "version-conflict");
    assertThat(put(path, item(), "If-Match: *").status()).isEqualTo(200);
    assertThat(delete(path, "If-Match: *").status()).isEqualTo(204);
  }

  @Test
  void acceptsATagWhoseRatingHasMoved() throws IOException {
    Response created = create(item());
    createReview(location(created), review());

    Response updated = put(location(created), item(), "If-Match: " + tag(created));

    assertThat(updated.status()).isEqualTo(200);
    assertThat(json(updated).at("/rating/count").asInt()).isEqualTo(1);
  }

  // What a client sends

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/jsonx",
        "application/json; charset=latin1",
        "application/json; charset=utf8",
        "application/json;charset",
        "application/problem+json",
        "application/json, text/plain",
        "*/*"
      })
  void refusesAnotherMediaType(String type) throws IOException {
    byte[] body = item().toString().getBytes(UTF_8);
    assertProblem(
        http().send("POST", "/api/items", body, "Content-Type: " + type),
        415,
        "unsupported-media-type");
    assertProblem(
        http().send("PUT", "/api/items/1", body, "Content-Type: " + type),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json ; charset=\"UTF-8\"",
        "application/json; x=\"a;b\"; charset=Utf-8"
      })
  void takesJsonInUtf8(String type) throws IOException {
    byte[] body = item().toString().getBytes(UTF_8);
    assertThat(
            http()
                .send(
                    "POST",
                    "/api/items",
                    body,
                    "Content-Type: " + type,
                    "Content-Encoding: identity")
                .status())
        .isEqualTo(201);
    assertProblem(
        http().send("POST", "/api/items", body, "Content-Type: " + type, "Content-Encoding: gzip"),
        415,
        "unsupported-media-type");
  }

  @Test
  void refusesABodyWithoutAType() throws IOException {
    assertProblem(
        http().send("POST", "/api/items", "{}".getBytes(UTF_8)), 415, "unsupported-media-type");
    assertProblem(http().send("POST", "/api/items", "Content-Length: 0"), 400, "malformed-body");
    assertProblem(
        http().send("POST", "/api/items", "Content-Length: 0", "Content-Type: application/json"),
        400,
        "malformed-body");
  }

  @Test
  void boundsTheSizeOfABody() throws IOException {
    byte[] fits = padded(MIB);
    byte[] tooLarge = padded(MIB + 1);
    assertThat(http().sendJson("POST", "/api/items", fits).status()).isEqualTo(201);
    assertProblem(http().sendJson("POST", "/api/items", tooLarge), 413, "body-too-large");
    assertThat(chunked(padded(MIB)).status()).isEqualTo(201);
    assertProblem(chunked(tooLarge), 413, "body-too-large");
    assertProblem(chunked(new byte[3 * MIB]), 413, "body-too-large");
    assertProblem(
        http().send("POST", "/api/items", tooLarge, "Content-Type: text/plain"),
        415,
        "unsupported-media-type");
    assertThat(
            http().sendJson("POST", "/api/items", padded(5_000), "Expect: 100-continue").status())
        .isEqualTo(201);
    assertProblem(
        http()
            .exchange(
                "POST",
                "POST /api/items HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n",
                new byte[0]),
        413,
        "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}x",
        "{} {}",
        "[]",
        "\"a\"",
        "1",
        "null",
        "true",
        "{\"a\":1,\"a\":2}",
        "{\"stock\":1,\"stock\":1}",
        "{\"price\":{\"amount\":1,\"amount\":1}}",
        "\uFEFF{}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{}/* */",
        "{}//",
        "{\"a\" 1}",
        "{\"a\":tru}",
        "\u0000{}",
        "{}\u0000"
      })
  void refusesMalformedJson(String body) throws IOException {
    assertProblem(http().sendJson("POST", "/api/items", body), 400, "malformed-body");
    assertProblem(http().sendJson("PUT", "/api/items/1", body), 400, "malformed-body");
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    for (byte[] bad :
        new byte[][] {
          {(byte) 0xff},
          {(byte) 0xc3},
          {(byte) 0xc0, (byte) 0xaf},
          {(byte) 0xed, (byte) 0xa0, (byte) 0x80}
        }) {
      String text = item().put("title", "TITLE").toString();
      byte[] head = text.substring(0, text.indexOf("TITLE")).getBytes(UTF_8);
      byte[] tail = text.substring(text.indexOf("TITLE") + 5).getBytes(UTF_8);
      byte[] body =
          java.nio.ByteBuffer.allocate(head.length + bad.length + tail.length)
              .put(head)
              .put(bad)
              .put(tail)
              .array();
      assertProblem(http().sendJson("POST", "/api/items", body), 400, "malformed-body");
    }
    assertProblem(
        http()
            .sendJson(
                "POST",
                "/api/items",
                item().toString().getBytes(java.nio.charset.StandardCharsets.UTF_16)),
        400,
        "malformed-body");
  }

  @Test
  void boundsTheNesting() throws IOException {
    // The body itself is the first level.
    assertFields(http().sendJson("POST", "/api/items", withUnknown(nested(63))), "/x");
    assertProblem(
        http().sendJson("POST", "/api/items", withUnknown(nested(64))), 400, "malformed-body");
    assertProblem(
        http().sendJson("POST", "/api/items", withUnknown(nested(100_000))), 400, "malformed-body");
  }

  @Test
  void namesEveryFieldThatIsWrongAtOnce() throws IOException {
    String body =
        """
        {"sku": "", "title": 5, "brand": null, "category": " x", "description": "\\u0000",
         "price": {"amount": -1, "currency": "eur", "x": 1}, "stock": 2147483648,
         "photos": [{"url": "ftp://a/b", "alt": "", "width": 0, "height": 1, "more": 1}, 7, {}],
         "a/b~c": 1, "id": 5}
        """;

    assertFields(
        http().sendJson("POST", "/api/items", body),
        "/sku",
        "/title",
        "/brand",
        "/category",
        "/description",
        "/price/amount",
        "/price/currency",
        "/price/x",
        "/stock",
        "/photos/0/url",
        "/photos/0/width",
        "/photos/0/more",
        "/photos/1",
        "/photos/2/url",
        "/photos/2/alt",
        "/photos/2/width",
        "/photos/2/height",
        "/a~1b~0c",
        "/id");
    assertFields(
        http().sendJson("POST", "/api/items", "{}"),
        "/sku",
        "/title",
        "/brand",
        "/category",
        "/price",
        "/stock");
    assertFields(
        http().sendJson("PUT", "/api/items/1", "{}"),
        "/sku",
        "/title",
        "/brand",
        "/category",
        "/price",
        "/stock");
    assertFields(
        http()
            .sendJson(
                "POST",
                "/api/items/1/reviews",
                "{\"stars\":6,\"title\":null,\"body\":[],\"x\":{}}"),
        "/author",
        "/stars",
        "/title",
        "/body",
        "/x");
    assertFields(
        http().sendJson("POST", "/api/items", item().put("price", 5).put("photos", "x").toString()),
        "/price",
        "/photos");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1999.0",
        "2e3",
        "\"1999\"",
        "1e999999",
        "-1",
        "1000000000001",
        "true",
        "null",
        "[]",
        "{\"$gt\":\"\"}",
        "99999999999999999999",
        "0.1",
        "1E0",
        "-0.0"
      })
  void refusesWhatIsNoPlainWholeNumberInItsBounds(String literal) throws IOException {
    for (String digits : List.of(literal, literal.equals("-1") ? "9".repeat(5_000) : literal)) {
      assertFields(http().sendJson("POST", "/api/items", withAmount(digits)), "/price/amount");
    }
  }

  @Test
  void takesValuesAtTheirBounds() throws IOException {
    ObjectNode largest = item();
    largest
        .put("sku", Unique.next() + "x".repeat(50))
        .put("title", "😀".repeat(200))
        .put("brand", "b".repeat(100))
        .put("category", "ç".repeat(100));
    largest.put("description", "\r\n\t" + "d".repeat(9_997)).put("stock", Integer.MAX_VALUE);
    largest.putObject("price").put("amount", 1_000_000_000_000L).put("currency", "JPY");
    ArrayNode photos = largest.putArray("photos");
    for (int i = 0; i < 50; i++) {
      photos.add(
          photo()
              .put("alt", "a".repeat(300))
              .put("width", 20_000)
              .put("height", 1)
              .put("url", "http://h/" + "u".repeat(1_991)));
    }
    assertThat(json(create(largest)).get("photos")).isEqualTo(photos);
    ObjectNode smallest =
        item()
            .put("sku", Character.toString(0x4E00 + (int) Unique.next()))
            .put("title", "t")
            .put("stock", 0);
    smallest.putObject("price").put("amount", 0).put("currency", "XXX");
    create(smallest);

    photos.add(photo()).add("no photo");
    assertFields(http().sendJson("POST", "/api/items", largest.toString()), "/photos");
    assertFields(
        http()
            .sendJson(
                "POST",
                "/api/items",
                item()
                    .put("title", "😀".repeat(201))
                    .put("description", "d".repeat(10_001))
                    .toString()),
        "/title",
        "/description");
  }

  @Test
  void refusesLoneSurrogates() throws IOException {
    String body = item().put("title", "TITLE").toString();
    assertFields(http().sendJson("POST", "/api/items", body.replace("TITLE", "\\ud800")), "/title");
    assertFields(
        http().sendJson("POST", "/api/items", body.replace("TITLE", "a\\udc00b")), "/title");
    assertThat(
            http()
                .sendJson("POST", "/api/items", body.replace("\"title\"", "\"\\ud800\""))
                .status())
        .isIn(400, 422);
    assertThat(
            http().sendJson("POST", "/api/items", body.replace("TITLE", "\\ud83d\\ude00")).body())
        .contains("\"title\":\"😀\"");
  }

  @Test
  void ignoresWhatTheServiceMakesInAPutAlone() throws IOException {
    Response created = create(item());
    ObjectNode back = (ObjectNode) json(created);
    back.put("id", "x").putNull("version").put("createdAt", 1).putArray("updatedAt").addObject();
    back.put("rating", "\ud800x".substring(1));
    assertThat(put(location(created), back, "If-Match: *").status()).isEqualTo(200);
    assertFields(put(location(created), back.put("itemId", 1), "If-Match: *"), "/itemId");

    Response review = createReview(location(created), review());
    ObjectNode reviewBack = (ObjectNode) json(review);
    assertThat(put(location(review), reviewBack.put("itemId", "no"), "If-Match: *").status())
        .isEqualTo(200);
    assertFields(put(location(review), reviewBack.put("rating", 1), "If-Match: *"), "/rating");
    assertFields(
        http()
            .sendJson(
                "POST",
                location(created) + "/reviews",
                review().put("id", 1).put("itemId", 1).put("version", 1).toString()),
        "/id",
        "/itemId",
        "/version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=%2B5",
        "limit=+5",
        "limit=05",
        "limit=5.0",
        "limit=",
        "limit",
        "limit=1&limit=2",
        "limit=5&limit=5",
        "limit=a",
        "limit=1e1",
        "limit=99999999999999999999",
        "limit=%D9%A3",
        "limit=%zz",
        "limit=%",
        "limit=1%00",
        "limi%74=0",
        "limit=%FF",
        "limit=5%20"
      })
  void refusesABadLimit(String query) throws IOException {
    String path = createdItem();
    assertProblem(get("/api/items?" + query), 400, "bad-parameter");
    assertProblem(get(path + "/reviews?" + query), 400, "bad-parameter");
    assertProblem(get(path + "/related?x=1&" + query), 400, "bad-parameter");
    assertThat(get(path + "?" + query).status()).isEqualTo(200);
    assertThat(get("/health/live?" + query).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=",
        "after",
        "after=x",
        "after=AAAA",
        "after=%zz",
        "after=a&after=a",
        "category=",
        "category",
        "category=a&category=b",
        "category=%C3",
        "category=%E0%80%80",
        "category=%ED%A0%80",
        "category=%u0041"
      })
  void refusesABadParameterOfAList(String query) throws IOException {
    assertProblem(get("/api/items?" + query), 400, "bad-parameter");
    assertThat(http().send("HEAD", "/api/items?" + query).status()).isEqualTo(400);
  }

  @Test
  void boundsTheLengthOfParameters() throws IOException {
    assertThat(get("/api/items?category=" + "%F0%9F%98%80".repeat(100)).status()).isEqualTo(200);
    assertProblem(get("/api/items?category=" + "%F0%9F%98%80".repeat(101)), 400, "bad-parameter");
    assertProblem(get("/api/items?category=" + "a".repeat(101)), 400, "bad-parameter");
    assertProblem(get("/api/items?after=" + "a".repeat(201)), 400, "bad-parameter");
    assertThat(get("/api/items?limit=1&x=%zz&%zz=1&=&&x=1&x=2&sort=%").status()).isEqualTo(200);
    assertThat(get("/api/items?").status()).isEqualTo(200);
    assertThat(get("/api/items?limit=100").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include=",
        "include",
        "include=all",
        "include=reviews,",
        "include=,",
        "include=reviews,related,x",
        "include=Reviews",
        "include=reviews&include=related",
        "include=reviews%",
        "include=reviews,reviews",
        "include=reviews related",
        "include=reviews+related"
      })
  void refusesABadInclude(String query) throws IOException {
    assertProblem(get("/api/items/1?" + query.replace(" ", "%20")), 400, "bad-parameter");
  }

  // Errors and their order

  @Test
  void refusesATakenSku() throws IOException {
    ObjectNode first = item();
    create(first);
    Response second = create(item());
    assertProblem(http().sendJson("POST", "/api/items", first.toString()), 409, "duplicate-sku");
    assertProblem(put(location(second), first, "If-Match: " + tag(second)), 409, "duplicate-sku");
    assertProblem(put(location(second), first, "If-Match: \"x\""), 412, "version-conflict");
    assertThat(get(location(second)).body()).isEqualTo(second.body());
  }

  @Test
  void answersTheFirstErrorThatApplies() throws IOException {
    String missing = "/api/items/1";
    byte[] large = padded(MIB + 1);
    assertProblem(
        http().send("PATCH", missing, large, "Content-Type: text/plain"),
        405,
        "method-not-allowed");
    assertProblem(
        http().send("PUT", missing, large, "Content-Type: text/plain"),
        415,
        "unsupported-media-type");
    assertProblem(http().sendJson("PUT", missing, large, "If-Match: x"), 413, "body-too-large");
    assertProblem(http().sendJson("PUT", missing, "{}", "If-Match: x"), 400, "bad-condition");
    assertProblem(http().sendJson("PUT", missing, "{", "If-Match: *"), 400, "malformed-body");
    assertFields(http().sendJson("PUT", missing, item().put("stock", -1).toString()), "/stock");
    assertProblem(put(missing, item()), 428, "precondition-required");
    assertProblem(put(missing, item(), "If-Match: \"x\""), 404, "not-found");
    assertProblem(
        http().sendJson("POST", missing + "/reviews", review().toString()), 404, "not-found");
    assertFields(
        http().sendJson("POST", missing + "/reviews", review().put("stars", 0).toString()),
        "/stars");
    assertProblem(put(missing + "/reviews/2", review(), "If-Match: \"x\""), 404, "not-found");
    assertProblem(get(missing + "/reviews?limit=0"), 400, "bad-parameter");
    assertProblem(get(missing + "?include=x"), 400, "bad-parameter");
  }

  @Test
  void explainsEveryKindOfProblem() throws IOException {
    for (dev.itemstore.api.http.ProblemType type : dev.itemstore.api.http.ProblemType.values()) {
      Response page = get(type.path());
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type"))
          .hasValueSatisfying(t -> assertThat(t).startsWith("text/plain"));
      assertThat(page.body()).contains(type.title(), "" + type.status());
    }
  }

  @Test
  void isHealthy() throws IOException {
    assertThat(get("/health/live").status()).isEqualTo(200);
    assertThat(get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void answersSeveralRequestsOfOneConnectionWhateverTheyAre() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(30_000);
      InputStream in = new java.io.BufferedInputStream(socket.getInputStream());
      for (String request :
          List.of(
              "GET /api/items?limit=0 HTTP/1.1\r\nHost: x\r\n\r\n",
              "POST /api/items HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nabcde",
              "GET /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
              "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")) {
        socket.getOutputStream().write(request.getBytes(UTF_8));
        int status = RawHttp.read(in, false).status();
        assertThat(status).isIn(400, 415, 404, 200);
      }
    }
  }

  abstract int port();

  private Response chunked(byte[] body) throws IOException {
    byte[] head = (Integer.toHexString(body.length) + "\r\n").getBytes(UTF_8);
    byte[] tail = "\r\n0\r\n\r\n".getBytes(UTF_8);
    byte[] all =
        java.nio.ByteBuffer.allocate(head.length + body.length + tail.length)
            .put(head)
            .put(body)
            .put(tail)
            .array();
    return http()
        .exchange(
            "POST",
            "POST /api/items HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
            all);
  }

  private static byte[] padded(int size) {
    byte[] json = item().toString().getBytes(UTF_8);
    byte[] padded = new byte[size];
    java.util.Arrays.fill(padded, (byte) ' ');
    System.arraycopy(json, 0, padded, 0, json.length);
    return padded;
  }

  private static String withUnknown(String value) {
    String json = item().toString();
    return json.substring(0, json.length() - 1) + ",\"x\":" + value + "}";
  }

  private static String withAmount(String literal) {
    return item().toString().replace("1999", literal);
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static List<String> fieldNames(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
