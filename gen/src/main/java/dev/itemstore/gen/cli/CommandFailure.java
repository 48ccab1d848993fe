package dev.itemstore.gen.cli;

/** A program cannot do what it was asked; the message says why and what to do, as a sentence. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CommandFailure(String message) {
    super(message);
  }

  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
