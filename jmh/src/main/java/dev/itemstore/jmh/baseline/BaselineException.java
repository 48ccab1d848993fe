package dev.itemstore.jmh.baseline;

/** A baseline could not do its work; the message says what the driver or the disk said. */
public final class BaselineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BaselineException(String message) {
    super(message);
  }

  BaselineException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
