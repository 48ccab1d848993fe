package dev.itemstore.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.itemstore.api.json.JsonWriter;
import dev.itemstore.domain.Violation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A response, before it is written.
 *
 * @param contentType empty for a response without content
 * @param body to be left alone
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Answer(
    int status, Map<String, String> headers, Optional<String> contentType, byte[] body) {
  private static final String JSON = "application/json";
  private static final String PROBLEM_JSON = "application/problem+json";

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** Returns a response without content. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), Optional.empty(), new byte[0]);
  }

  /** Returns a response of JSON, which a cache may keep but not use unasked. */
  public static Answer json(int status, byte[] body) {
    return new Answer(status, Map.of("Cache-Control", "no-cache"), Optional.of(JSON), body);
  }

  /**
   * Returns a representation with its entity tag.
   *
   * @param tag without its quotes
   */
  public static Answer tagged(int status, byte[] body, String tag) {
    return json(status, body).with("ETag", '"' + tag + '"');
  }

  /**
   * Returns the answer to a client that has the current representation.
   *
   * @param tag without its quotes
   */
  public static Answer notModified(String tag) {
    return empty(304).with(Map.of("ETag", '"' + tag + '"', "Cache-Control", "no-cache"));
  }

  /** Returns a page of text. */
  public static Answer text(String text) {
    return new Answer(200, Map.of(), Optional.of("text/plain;charset=utf-8"), text.getBytes(UTF_8));
  }

  /** Returns a problem's details. */
  public static Answer problem(ProblemType type, String detail) {
    return problem(type, detail, List.of());
  }

  /** Returns a problem's details, with all fields that are wrong. */
  public static Answer problem(ProblemType type, String detail, List<Violation> errors) {
    return problem(type.path(), type.title(), type.status(), detail, errors);
  }

  /** Returns the details of a problem that has no page, told by its status alone. */
  public static Answer plainProblem(int status, String title) {
    return problem("about:blank", title, status, title, List.of());
  }

  private static Answer problem(
      String type, String title, int status, String detail, List<Violation> errors) {
    return new Answer(
        status,
        Map.of("Cache-Control", "no-store"),
        Optional.of(PROBLEM_JSON),
        JsonWriter.problem(type, title, status, detail, errors));
  }

  /** Returns this response with one more header. */
  public Answer with(String header, String value) {
    return with(Map.of(header, value));
  }

  /** Returns this response with more headers. */
  public Answer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, contentType, body);
  }

  /** Writes it; the server itself leaves the body of an answer to HEAD out. */
  public void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    response.setContentType(contentType.orElse(null));
    if (contentType.isPresent()) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
