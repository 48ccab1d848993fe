package dev.itemstore.service;

/** Ends a program with exit code 1 and one sentence that says what to do. */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Takes the sentence. */
  public ProgramException(String message) {
    super(message);
  }

  /** Takes the sentence, and what it was made of. */
  public ProgramException(String message, Throwable cause) {
    super(message, cause);
  }
}
