package dev.itemstore.proxy.upstream;

/**
 * A call to an upstream that gave nothing to show. The message is for the log, never for a reader
 * of a page.
 */
public final class UpstreamException extends Exception {
  private static final long serialVersionUID = 1;

  /** Why there is nothing to show. */
  public enum Reason {
    /** The upstream answered that there is no such thing (404). */
    NOT_FOUND,
    /** The upstream refused the request as wrong (400): a bad cursor, for one. */
    REFUSED,
    /**
     * The upstream cannot be reached, breaks off, sends more than is accepted, or says that it
     * cannot serve now (5xx).
     */
    UNAVAILABLE,
    /** No whole answer within the deadline. */
    TIMEOUT,
    /** An answer that breaks the contract: another status, or not the JSON that was asked for. */
    BAD_ANSWER
  }

  private final Reason reason;

  UpstreamException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  UpstreamException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
