package dev.itemstore.api.json;

/** A text is not the JSON that is read here; the message says where and why. */
public final class MalformedJsonException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedJsonException(String message) {
    super(message);
  }
}
