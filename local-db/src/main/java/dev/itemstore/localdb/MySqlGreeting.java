package dev.itemstore.localdb;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The packet with which a server of the MySQL family greets a client: it says the version, before
 * any login.
 */
final class MySqlGreeting {

  private static final int PROTOCOL = 10;
  private static final int PATIENCE_MILLIS = 2_000;

  /** MariaDB put this before its version for old replicas. */
  private static final String REPLICATION_PREFIX = "5.5.5-";

  private MySqlGreeting() {}

  /** Returns the version of the server at a port of 127.0.0.1; empty if none answers there. */
  static Optional<String> version(int port) {
    return version("127.0.0.1", port);
  }

  /**
   * Returns what a server is: {@code MySQL 9.7.4}, {@code MariaDB 11.4.5-MariaDB}; empty if none
   * answers there.
   */
  static Optional<String> engine(String host, int port) {
    return version(host, port)
        .map(version -> (version.contains("MariaDB") ? "MariaDB " : "MySQL ") + version);
  }

  private static Optional<String> version(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
      in.readUnsignedByte(); // the packet's number
      byte[] packet = in.readNBytes(length);
      return packet.length > 0 && packet[0] == PROTOCOL
          ? Optional.of(version(packet))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String version(byte[] packet) {
    int end = 1;
    while (end < packet.length && packet[end] != 0) {
      end++;
    }
    String version = new String(packet, 1, end - 1, StandardCharsets.US_ASCII);
    return version.startsWith(REPLICATION_PREFIX)
        ? version.substring(REPLICATION_PREFIX.length())
        : version;
  }
}
