package dev.itemstore.localdb;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to start a server.
 *
 * @param dataDirectory where it keeps its data between starts; absent for a private directory that
 *     is removed at close
 * @param port the port on 127.0.0.1 that clients use; 0 for any that is free
 * @param memory bytes for the server's cache of data pages, 32 MiB or more
 */
public record ServerOptions(Optional<Path> dataDirectory, int port, long memory) {

  private static final long MEBIBYTE = 1024L * 1024;
  private static final long LEAST_MEMORY = 32 * MEBIBYTE;

  /**
   * @throws IllegalArgumentException if a value is out of its bounds, naming it
   */
  public ServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
    }
    if (memory < LEAST_MEMORY) {
      throw new IllegalArgumentException("memory must be 32M or more, not " + memory + " bytes");
    }
  }

  /**
   * Returns options for a private, empty server on any free port with 128 MiB, whose data go away
   * with it.
   */
  public static ServerOptions temporary() {
    return new ServerOptions(Optional.empty(), 0, 128 * MEBIBYTE);
  }

  /** Returns options for a server on any free port with 512 MiB that keeps its data. */
  public static ServerOptions keptIn(Path dataDirectory) {
    return new ServerOptions(
        Optional.of(dataDirectory.toAbsolutePath().normalize()), 0, 512 * MEBIBYTE);
  }

  /** Returns these options with another port. */
  public ServerOptions withPort(int number) {
    return new ServerOptions(dataDirectory, number, memory);
  }

  /** Returns these options with another size of the cache, in bytes. */
  public ServerOptions withMemory(long bytes) {
    return new ServerOptions(dataDirectory, port, bytes);
  }
}
