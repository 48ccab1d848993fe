package dev.itemstore.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The query of a request, as it was sent. Strict about the parameters that are asked for, silent
 * about all others.
 */
public final class Query {
  private static final String PLAIN = "-._~!$'()*+,;:@/?";

  private final List<Pair> pairs;

  /**
   * @param name empty if it is badly escaped, and so the name of nothing
   */
  private record Pair(Optional<String> name, String value, String raw) {

    static Pair of(String raw) {
      int equals = raw.indexOf('=');
      return equals < 0
          ? new Pair(PercentDecoder.decode(raw), "", raw)
          : new Pair(
              PercentDecoder.decode(raw.substring(0, equals)), raw.substring(equals + 1), raw);
    }

    boolean isNamed(String other) {
      return name.isPresent() && name.get().equals(other);
    }
  }

  private Query(List<Pair> pairs) {
    this.pairs = pairs;
  }

  /** Takes what follows the question mark; null if there was none. */
  public static Query parse(String raw) {
    return new Query(
        raw == null
            ? List.of()
            : Arrays.stream(raw.split("&")).filter(p -> !p.isEmpty()).map(Pair::of).toList());
  }

  /**
   * Returns a parameter, empty if it is not there.
   *
   * @param maxLength in code points
   * @throws ProblemException if it is there twice, empty, badly escaped or too long
   */
  public Optional<String> text(String name, int maxLength) {
    List<Pair> found = pairs.stream().filter(pair -> pair.isNamed(name)).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      throw bad(name, "is there more than once");
    }
    String value =
        PercentDecoder.decode(found.getFirst().value())
            .orElseThrow(() -> bad(name, "is badly escaped"));
    if (value.isEmpty()) {
      throw bad(name, "is empty");
    }
    if (value.codePointCount(0, value.length()) > maxLength) {
      throw bad(name, "has more than " + maxLength + " characters");
    }
    return Optional.of(value);
  }

  /** Returns the refusal of a parameter. */
  public static ProblemException bad(String name, String complaint) {
    return new ProblemException(
        ProblemType.BAD_PARAMETER, "the parameter " + name + " " + complaint);
  }

  /**
   * Returns this query with a parameter replaced, and every other as it was sent; characters that a
   * URI cannot hold are escaped.
   *
   * @param value of URI characters only
   */
  public String with(String name, String value) {
    return Stream.concat(
            pairs.stream().filter(pair -> !pair.isNamed(name)).map(pair -> uriSafe(pair.raw())),
            Stream.of(name + "=" + value))
        .collect(joining("&"));
  }

  private static String uriSafe(String raw) {
    StringBuilder safe = new StringBuilder(raw.length());
    byte[] bytes = raw.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean escape =
          c == '%'
              && i + 2 < bytes.length
              && HexFormat.isHexDigit(bytes[i + 1])
              && HexFormat.isHexDigit(bytes[i + 2]);
      if (escape || c == '=' || isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        safe.append(c);
      } else {
        safe.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
      }
    }
    return safe.toString();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
