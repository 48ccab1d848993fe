package dev.itemstore.api.http;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of errors, each with a page of its own that explains it. */
public enum ProblemType {
  NO_SUCH_ROUTE(
      404,
      "no-such-route",
      "There is no such path",
      "Paths are matched exactly: a trailing or double slash, or an id that is not a plain number"
          + " from 1 to below 2^53, leads nowhere."),
  NOT_FOUND(
      404,
      "not-found",
      "There is no such item or review",
      "It never was, or it was deleted. A review is found under its own item only."),
  METHOD_NOT_ALLOWED(
      405,
      "method-not-allowed",
      "This path does not have this method",
      "The header Allow lists the methods that it has. No header changes a request's method."),
  REQUEST_TIMEOUT(
      408,
      "request-timeout",
      "The request arrived too slowly",
      "Its body was not complete in time. Nothing was changed."),
  VERSION_CONFLICT(
      412,
      "version-conflict",
      "The version is not current",
      "Somebody changed the resource since you read it, so your write was not made: it would have"
          + " undone theirs. Read it again, and repeat your change with the new ETag in If-Match."),
  DUPLICATE_SKU(
      409,
      "duplicate-sku",
      "The sku is taken",
      "Another item has this sku; skus are unique, compared exactly. Nothing was changed."),
  BODY_TOO_LARGE(
      413,
      "body-too-large",
      "The body is too large",
      "A body has at most 1 MiB (1,048,576 bytes)."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "unsupported-media-type",
      "The body is not plain application/json",
      "A POST or PUT carries Content-Type: application/json, its charset absent or utf-8, and no"
          + " Content-Encoding other than identity."),
  MALFORMED_REQUEST(
      400,
      "malformed-request",
      "The request cannot be understood",
      "It breaks the rules of HTTP or of URLs."),
  MALFORMED_BODY(
      400,
      "malformed-body",
      "The body is not a JSON object",
      "A body is one JSON object in UTF-8 without a byte order mark: nothing after it, no member"
          + " twice, at most 64 levels of nesting."),
  BAD_PARAMETER(
      400,
      "bad-parameter",
      "A query parameter is wrong",
      "A parameter of the resource is there at most once, not empty, well escaped and not too long;"
          + " limit is a whole number from 1 to 100; after is the next of a page of the same list;"
          + " include names reviews, related or both."),
  BAD_CONDITION(
      400,
      "bad-condition",
      "A conditional header is wrong",
      "If-Match and If-None-Match take * or a list of entity tags in quotes, as ETag gave them"
          + " (RFC 9110, section 13.1)."),
  INVALID_FIELDS(
      422,
      "invalid-fields",
      "Fields are missing, unknown or out of their bounds",
      "The member errors has a JSON Pointer (RFC 6901) to each field, and what is wrong with it."
          + " Nothing was changed."),
  PRECONDITION_REQUIRED(
      428,
      "precondition-required",
      "If-Match is missing",
      "A PUT or DELETE says which version it is meant for: send the ETag that you read in the header"
          + " If-Match, or * for whatever is there."),
  STORE_UNAVAILABLE(
      503,
      "store-unavailable",
      "The store is away or too slow",
      "Try again after the seconds that Retry-After names. A write may or may not have happened."),
  OVERLOADED(
      503,
      "overloaded",
      "The service has too much to do",
      "The request was refused before anything was done. Try again after the seconds that"
          + " Retry-After names."),
  INTERNAL_ERROR(
      500,
      "internal-error",
      "Something went wrong in the service",
      "It is not your request's fault. The log tells more, by the response's X-Request-Id.");

  private final int status;
  private final String id;
  private final String title;
  private final String explanation;

  ProblemType(int status, String id, String title, String explanation) {
    this.status = status;
    this.id = id;
    this.title = title;
    this.explanation = explanation;
  }

  /** Returns the kind that stands for a status which the HTTP server itself gives, if one does. */
  public static Optional<ProblemType> ofServer(int status) {
    return switch (status) {
      case 503 -> Optional.of(OVERLOADED);
      case 404 -> Optional.of(NO_SUCH_ROUTE);
      default -> Arrays.stream(values()).filter(type -> type.status == status).findFirst();
    };
  }

  /** Returns the status of the response. */
  public int status() {
    return status;
  }

  /** Returns the path of the page that explains it, which is the problem's type. */
  public String path() {
    return "/problems/" + id;
  }

  /** Returns what is wrong, the same for all of this kind. */
  public String title() {
    return title;
  }

  /** Returns the text of the page that explains it. */
  public String page() {
    return title + " (status " + status + ").\n\n" + explanation + "\n";
  }
}
