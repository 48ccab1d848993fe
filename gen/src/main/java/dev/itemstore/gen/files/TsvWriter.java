package dev.itemstore.gen.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.Arrays;

/**
 * Writes rows as LOAD DATA reads them by default, in UTF-8: a tab between fields, a line feed at
 * the end, a backslash before what would else be one of these.
 */
final class TsvWriter {
  private byte[] bytes = new byte[1 << 20];
  private int size;

  TsvWriter number(long value) {
    return ascii(Long.toString(value));
  }

  /** As {@code 2023-01-31 12:34:56.789}, in UTC. */
  TsvWriter time(Instant value) {
    return ascii(Times.text(value, ' '));
  }

  TsvWriter text(String value) {
    // At most three bytes for a char, and two for an escape.
    reserve(3 * value.length() + 1);
    int at = size;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        int codePoint = value.codePointAt(i);
        at = wide(codePoint, at);
        i += Character.charCount(codePoint) - 1;
        continue;
      }
      switch (c) {
        case '\\' -> at = escaped('\\', at);
        case '\t' -> at = escaped('t', at);
        case '\n' -> at = escaped('n', at);
        case '\r' -> at = escaped('r', at);
        default -> bytes[at++] = (byte) c;
      }
    }
    size = at;
    return tab();
  }

  /** Ends a row. */
  void end() {
    bytes[size - 1] = '\n';
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  private TsvWriter ascii(String text) {
    byte[] more = text.getBytes(ISO_8859_1);
    reserve(more.length + 1);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
    return tab();
  }

  private TsvWriter tab() {
    bytes[size++] = '\t';
    return this;
  }

  private int escaped(char c, int at) {
    bytes[at] = '\\';
    bytes[at + 1] = (byte) c;
    return at + 2;
  }

  private int wide(int c, int from) {
    int at = from;
    if (c < 0x800) {
      bytes[at++] = (byte) (0xc0 | (c >> 6));
    } else {
      if (c < 0x10000) {
        bytes[at++] = (byte) (0xe0 | (c >> 12));
      } else {
        bytes[at++] = (byte) (0xf0 | (c >> 18));
        bytes[at++] = (byte) (0x80 | ((c >> 12) & 0x3f));
      }
      bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
    }
    bytes[at++] = (byte) (0x80 | (c & 0x3f));
    return at;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
