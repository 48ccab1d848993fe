package dev.itemstore.gen.files;

/** A dataset's files cannot be written or used; the message says which, why and what to do. */
public final class DatasetFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatasetFileException(String message) {
    super(message);
  }

  DatasetFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
