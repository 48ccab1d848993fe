package dev.itemstore.localdb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on 127.0.0.1. */
final class Ports {

  private Ports() {}

  /** Returns ports that are free now, all different. */
  static List<Integer> free(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, loopback()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new LocalDatabaseException("no free port was found on 127.0.0.1: " + e.getMessage(), e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  /**
   * Checks that a port is free.
   *
   * @throws LocalDatabaseException if another program has it
   */
  static void checkFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections of an earlier server that linger are no obstacle
      socket.bind(new InetSocketAddress(loopback(), port), 1);
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "port %d on 127.0.0.1 cannot be used (%s); stop the program that has it, or choose another port by --port"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
