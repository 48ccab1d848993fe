package dev.itemstore.localdb;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The command {@code buildInfo}, which every server that speaks MongoDB's protocol answers before
 * any login.
 */
final class MongoGreeting {

  private static final int OP_MSG = 2013;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int LONGEST_REPLY = 1 << 20;

  /**
   * The key of the answer's version in BSON: a string, its name, and the byte that ends the name.
   */
  private static final byte[] VERSION_KEY = "\u0002version\0".getBytes(StandardCharsets.US_ASCII);

  /** The key of a document that only FerretDB's answer has. */
  private static final byte[] FERRETDB_KEY = "\u0003ferretdb\0".getBytes(StandardCharsets.US_ASCII);

  private MongoGreeting() {}

  /**
   * Returns the version that the server at a port of 127.0.0.1 claims; empty if none answers there.
   */
  static Optional<String> version(int port) {
    return ask("127.0.0.1", port).flatMap(MongoGreeting::version);
  }

  /** Returns what a server is: {@code MongoDB 8.0.4}; empty if none answers there. */
  static Optional<String> engine(String host, int port) {
    return ask(host, port)
        .flatMap(reply ->
            version(reply)
                .map(version ->
                    indexOf(reply, FERRETDB_KEY) < 0
                        ? "MongoDB " + version
                        : "FerretDB in the manner of MongoDB " + version));
  }

  private static Optional<byte[]> ask(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(question());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int length = Integer.reverseBytes(in.readInt());
      if (length < Integer.BYTES || length > LONGEST_REPLY) {
        return Optional.empty();
      }
      return Optional.of(in.readNBytes(length - Integer.BYTES));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** {@code {buildInfo: 1, $db: "admin"}} as one message. */
  private static byte[] question() {
    ByteBuffer body = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    body.position(Integer.BYTES);
    body.put(ascii("\u0010buildInfo\0")).putInt(1);
    body.put(ascii("\u0002$db\0")).putInt(6).put(ascii("admin\0")).put((byte) 0);
    body.putInt(0, body.position()).flip();

    int length = 4 * Integer.BYTES + Integer.BYTES + 1 + body.remaining();
    ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    message.putInt(length).putInt(1).putInt(0).putInt(OP_MSG);
    message.putInt(0).put((byte) 0).put(body);
    return message.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Optional<String> version(byte[] reply) {
    int at = indexOf(reply, VERSION_KEY);
    int start = at + VERSION_KEY.length + Integer.BYTES;
    if (at < 0 || start > reply.length) {
      return Optional.empty();
    }
    int length =
        ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN).getInt(start - Integer.BYTES);
    return length < 1 || length > reply.length - start
        ? Optional.empty()
        : Optional.of(new String(reply, start, length - 1, StandardCharsets.UTF_8));
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
