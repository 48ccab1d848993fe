package dev.itemstore.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.itemstore.api.MalformedRequests.Wrong;
import dev.itemstore.api.RawHttp.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sends every malformed request, and checks that each is refused and nothing is changed. */
final class MalformedRequestsCheck extends ApiFixture {
  private final RawHttp http;

  MalformedRequestsCheck(RawHttp http) {
    this.http = http;
  }

  @Override
  RawHttp http() {
    return http;
  }

  void run() throws IOException {
    ObjectNode item = item();
    ObjectNode review = review();
    String itemPath = location(create(item));
    String reviewPath = location(createReview(itemPath, review));
    List<Wrong> wrong = MalformedRequests.against(itemPath, reviewPath, item, review).all();
    assertThat(wrong).hasSizeGreaterThan(3_000);
    List<String> before = everything(itemPath);

    List<String> accepted = new ArrayList<>();
    for (Wrong request : wrong) {
      Response response =
          http.send(
              request.method(),
              request.target(),
              request.body(),
              request.headers().toArray(String[]::new));
      if (!isRefused(request, response)) {
        accepted.add(response.status() + " " + response.body() + " for " + request);
      }
    }

    assertThat(accepted).isEmpty();
    assertThat(everything(itemPath)).isEqualTo(before);
  }

  private static boolean isRefused(Wrong request, Response response) throws IOException {
    if (response.status() < 400 || response.status() > 499) {
      return false;
    }
    if (request.method().equals("HEAD")) {
      return true;
    }
    JsonNode problem = json(response);
    return response.header("Content-Type").orElse("").equals("application/problem+json")
        && problem.get("status").asInt() == response.status()
        && !response.body().contains("Exception");
  }

  /** Returns what a client can see of the newest items, and all of one. */
  private List<String> everything(String itemPath) throws IOException {
    return List.of(
        get("/api/items?limit=100").body(),
        get(itemPath + "?include=reviews,related").body(),
        get(itemPath).body(),
        get(itemPath + "/reviews").body());
  }
}
