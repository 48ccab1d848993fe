package dev.itemstore.gen.cli;

/** A program cannot do what it was asked; the message says why and what to do, as a sentence. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandFailure(String message) {
    super(message);
  }

  CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
