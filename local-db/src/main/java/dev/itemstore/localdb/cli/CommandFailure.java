package dev.itemstore.localdb.cli;

/** A command cannot do what it was asked for; the message is one sentence for people. */
final class CommandFailure extends RuntimeException {

  CommandFailure(String message) {
    super(message);
  }

  CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
