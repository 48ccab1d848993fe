package dev.itemstore.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.itemstore.api.RawHttp.Response;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the tests of the HTTP contract send, and what they ask of a response. */
abstract class ApiFixture {
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Returns the server that is tested. */
  abstract RawHttp http();

  static ObjectNode item() {
    ObjectNode item = JSON.createObjectNode();
    item.put("sku", "sku-" + Unique.next());
    item.put("title", "Café kettle 😀");
    item.put("brand", "Acme");
    item.put("category", "kettles-" + Unique.next());
    item.put("description", "Line one\nline two\t<b>&amp;</b> \u2028");
    item.putObject("price").put("amount", 1999).put("currency", "EUR");
    item.put("stock", 7);
    item.putArray("photos").add(photo()).add(photo());
    return item;
  }

  static ObjectNode photo() {
    return JSON.createObjectNode()
        .put("url", "https://media.example/p.jpg?a=1")
        .put("alt", "")
        .put("width", 640)
        .put("height", 480);
  }

  static ObjectNode review() {
    return JSON.createObjectNode()
        .put("author", "Zoë")
        .put("stars", 4)
        .put("title", "Good")
        .put("body", "Boils\nwater");
  }

  Response create(JsonNode item) throws IOException {
    Response created = http().sendJson("POST", "/api/items", item.toString());
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created;
  }

  /** Returns the path of a new item. */
  String createdItem() throws IOException {
    return location(create(item()));
  }

  Response createReview(String itemPath, JsonNode review) throws IOException {
    Response created = http().sendJson("POST", itemPath + "/reviews", review.toString());
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created;
  }

  static String location(Response created) {
    return created.header("Location").orElseThrow();
  }

  static String tag(Response response) {
    return response.header("ETag").orElseThrow();
  }

  Response get(String target, String... headers) throws IOException {
    return http().send("GET", target, headers);
  }

  Response put(String target, JsonNode body, String... headers) throws IOException {
    return http().sendJson("PUT", target, body.toString(), headers);
  }

  Response delete(String target, String... headers) throws IOException {
    return http().send("DELETE", target, headers);
  }

  static JsonNode json(Response response) throws JsonProcessingException {
    return JSON.readTree(response.body());
  }

  static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.get("items").spliterator(), false)
        .map(entry -> entry.get("id").asText())
        .toList();
  }

  /** Asserts that a response is a problem's details, and returns them. */
  static JsonNode assertProblem(Response response, int status, String type) throws IOException {
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.header("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.get("type").asText()).isEqualTo("/problems/" + type);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("detail").asText())
        .isNotBlank()
        .doesNotContain("Exception", "dev.itemstore", "java.");
    return problem;
  }

  /** Asserts that exactly these fields were complained about, in any order. */
  static void assertFields(Response response, String... pointers) throws IOException {
    ArrayNode errors = (ArrayNode) assertProblem(response, 422, "invalid-fields").get("errors");
    assertThat(
            StreamSupport.stream(errors.spliterator(), false)
                .peek(error -> assertThat(error.get("detail").asText()).isNotBlank())
                .map(error -> error.get("pointer").asText()))
        .containsExactlyInAnyOrder(pointers);
  }
}
