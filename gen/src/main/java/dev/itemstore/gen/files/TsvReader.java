package dev.itemstore.gen.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;

/** Reads what {@link TsvWriter} wrote, field by field. */
final class TsvReader {
  private final byte[] bytes;
  private int at;

  /** The end of the last field, where a tab or a line feed stands. */
  private int end;

  TsvReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  long number() throws IOException {
    int from = at;
    boolean escaped = nextField();
    long value = 0;
    if (escaped || end == from || end - from > 18) {
      throw new IOException("a number was expected at byte " + from);
    }
    for (int i = from; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw new IOException("a number was expected at byte " + from);
      }
      value = value * 10 + digit;
    }
    return value;
  }

  Instant time() throws IOException {
    return Times.parse(text(), ' ');
  }

  String text() throws IOException {
    int from = at;
    boolean escaped = nextField();
    return escaped ? unescaped(from) : new String(bytes, from, end - from, UTF_8);
  }

  /**
   * Returns if the last field was the last of its row.
   *
   * @throws IOException if not
   */
  void end() throws IOException {
    if (bytes[end] != '\n') {
      throw new IOException("the end of a row was expected at byte " + end);
    }
  }

  /** Goes over a field, and tells whether there are escapes in it. */
  private boolean nextField() throws IOException {
    boolean escaped = false;
    int i = at;
    while (i < bytes.length && bytes[i] != '\t' && bytes[i] != '\n') {
      if (bytes[i] == '\\') {
        escaped = true;
        i++;
      }
      i++;
    }
    if (i >= bytes.length) {
      throw new IOException("the last row has no end");
    }
    end = i;
    at = i + 1;
    return escaped;
  }

  private String unescaped(int from) throws IOException {
    byte[] text = new byte[end - from];
    int size = 0;
    for (int i = from; i < end; i++) {
      byte b = bytes[i];
      if (b == '\\') {
        i++;
        b =
            switch (bytes[i]) {
              case '\\' -> '\\';
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> throw new IOException("an unknown escape at byte " + i);
            };
      }
      text[size++] = b;
    }
    return new String(text, 0, size, UTF_8);
  }
}
