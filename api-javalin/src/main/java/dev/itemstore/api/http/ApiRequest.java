package dev.itemstore.api.http;

import dev.itemstore.api.json.Json;
import dev.itemstore.domain.store.Deadline;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A request on a route of the service. */
public final class ApiRequest {
  private final HttpServletRequest request;
  private final RequestBody body;
  private final Duration storeTimeout;
  private List<Long> ids = List.of();

  /**
   * @param bodyTimeout the longest that the body may take to arrive
   * @param storeTimeout the longest that the store may take
   */
  public ApiRequest(HttpServletRequest request, Duration bodyTimeout, Duration storeTimeout) {
    this.request = request;
    this.body = new RequestBody(request, bodyTimeout);
    this.storeTimeout = storeTimeout;
  }

  /** Finds what answers this request, and lets it. */
  public Answer answer(Router router) {
    Router.Match match = router.match(request.getMethod(), path());
    ids = match.ids();
    return match.handler().handle(this);
  }

  /** Returns the path as it was sent. */
  public String path() {
    return request.getRequestURI();
  }

  /** Returns an id of the path, counted from 0. */
  public long id(int index) {
    return ids.get(index);
  }

  /** Returns the query as it was sent. */
  public Query query() {
    return Query.parse(request.getQueryString());
  }

  /**
   * Reads a header of entity tags.
   *
   * @throws ProblemException if it is malformed
   */
  public Optional<EntityTags> tags(String header) {
    return EntityTags.parse(header, Collections.list(request.getHeaders(header)));
  }

  /**
   * Reads the body.
   *
   * @throws ProblemException if it is not a JSON object as the contract has it
   */
  public Json.Obj json() {
    return body.json();
  }

  /** Reads what is left of the body, so that the client gets to read the answer. */
  public void discardBody() {
    body.discard();
  }

  /** Returns the moment by which the store must have answered a question asked now. */
  public Deadline deadline() {
    return Deadline.after(storeTimeout);
  }
}
