package dev.itemstore.localdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Programs that run to their end while we wait. */
final class Commands {

  private Commands() {}

  /**
   * Returns what a command printed.
   *
   * @throws LocalDatabaseException if it cannot be run or fails, with its last line
   */
  static String output(List<String> command) {
    return output(command, Map.of());
  }

  static String output(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = waitFor(process);
      if (status != 0) {
        throw new LocalDatabaseException(
            "%s failed with status %d: %s".formatted(command.getFirst(), status, lastLine(output)));
      }
      return output;
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "%s cannot be run: %s".formatted(command.getFirst(), e.getMessage()), e);
    }
  }

  /** Runs a command with its output added to a log, and returns its exit status. */
  static int run(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return waitFor(process);
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "%s cannot be run: %s".formatted(command.getFirst(), e.getMessage()), e);
    }
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new LocalDatabaseException("interrupted", e);
    }
  }

  private static String lastLine(String output) {
    return output.isBlank() ? "it said nothing" : output.strip().lines().toList().getLast();
  }
}
