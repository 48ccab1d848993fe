package dev.itemstore.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The escapes of a query: {@code %} and two hexadecimal digits for a byte of UTF-8, + for space.
 */
final class PercentDecoder {

  private PercentDecoder() {}

  /** Returns the text, or empty if an escape is bad or the bytes are not valid UTF-8. */
  static Optional<String> decode(String escaped) {
    byte[] raw = escaped.getBytes(UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '%') {
        if (i + 2 >= raw.length
            || !HexFormat.isHexDigit(raw[i + 1])
            || !HexFormat.isHexDigit(raw[i + 2])) {
          return Optional.empty();
        }
        bytes.write(HexFormat.fromHexDigit(raw[i + 1]) << 4 | HexFormat.fromHexDigit(raw[i + 2]));
        i += 2;
      } else {
        bytes.write(raw[i] == '+' ? ' ' : raw[i]);
      }
    }
    try {
      return Optional.of(
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
