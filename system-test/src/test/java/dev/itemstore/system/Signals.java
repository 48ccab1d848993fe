package dev.itemstore.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** SIGINT, which Java itself can neither send nor take care of. */
final class Signals {
  private static final int SIGINT = 2;

  private Signals() {}

  /** Sends what a terminal sends on Ctrl-C. */
  static void interrupt(long pid) throws IOException {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start();
    if (kill.onExit().join().exitValue() != 0) {
      throw new IOException("no SIGINT could be sent to process " + pid);
    }
  }

  /**
   * Returns the command before a command that makes it heed SIGINT. A shell without job control
   * starts what it runs in the background with SIGINT ignored, and so will be all that a build in
   * the background starts; a JVM leaves it so.
   */
  static List<String> heeded() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return List.of();
    }
    boolean ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .anyMatch(mask -> (mask >> (SIGINT - 1) & 1) == 1);
    return ignored ? List.of("env", "--default-signal=INT") : List.of();
  }
}
