package dev.itemstore.api.http;

import java.util.Map;

/** A request is refused. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final transient Map<String, String> headers;

  /**
   * @param detail what is wrong with this very request, for the client to read
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, Map.of());
  }

  /** As the other constructor, with headers of the response. */
  public ProblemException(ProblemType type, String detail, Map<String, String> headers) {
    super(detail);
    this.type = type;
    this.headers = Map.copyOf(headers);
  }

  /** Returns the kind of error. */
  public ProblemType type() {
    return type;
  }

  /** Returns further headers of the response. */
  public Map<String, String> headers() {
    return headers;
  }
}
