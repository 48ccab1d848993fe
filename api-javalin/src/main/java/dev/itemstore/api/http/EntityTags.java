package dev.itemstore.api.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110, sections 8.8.3 and 13.1).
 *
 * @param any it is {@code *}, which every current representation matches
 * @param tags in the order of the list; empty for {@code *}
 */
public record EntityTags(boolean any, List<EntityTag> tags) {

  /**
   * An entity tag.
   *
   * @param opaque what stands between its quotes
   */
  public record EntityTag(boolean weak, String opaque) {}

  public EntityTags {
    tags = List.copyOf(tags);
  }

  /**
   * Reads a header, empty if it is not there.
   *
   * @param lines its values, one for each time that the header is there
   * @throws ProblemException if it is malformed or holds no tag
   */
  public static Optional<EntityTags> parse(String header, List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String value = String.join(",", lines);
    if (value.strip().equals("*")) {
      return Optional.of(new EntityTags(true, List.of()));
    }
    List<EntityTag> tags = new Parser(header, value).list();
    if (tags.isEmpty()) {
      throw malformed(header);
    }
    return Optional.of(new EntityTags(false, tags));
  }

  /** Tells whether a current tag is among these by weak comparison, as If-None-Match asks. */
  public boolean matchWeakly(String opaque) {
    return any || tags.stream().anyMatch(tag -> tag.opaque().equals(opaque));
  }

  private static ProblemException malformed(String header) {
    return new ProblemException(
        ProblemType.BAD_CONDITION,
        header + " must be * or a list of entity tags in quotes, such as \"v1\"");
  }

  /** Reads a list, whose elements may be empty (RFC 9110, section 5.6.1.2). */
  private static final class Parser {
    private final String header;
    private final String text;
    private int at;

    Parser(String header, String text) {
      this.header = header;
      this.text = text;
    }

    List<EntityTag> list() {
      List<EntityTag> tags = new ArrayList<>();
      while (true) {
        skipSpace();
        if (at < text.length() && text.charAt(at) != ',') {
          tags.add(tag());
          skipSpace();
        }
        if (at == text.length()) {
          return tags;
        }
        expect(',');
      }
    }

    private EntityTag tag() {
      boolean weak = text.startsWith("W/", at);
      if (weak) {
        at += 2;
      }
      expect('"');
      int start = at;
      while (at < text.length() && isOpaque(text.charAt(at))) {
        at++;
      }
      int end = at;
      expect('"');
      return new EntityTag(weak, text.substring(start, end));
    }

    private void skipSpace() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }

    private void expect(char c) {
      if (at == text.length() || text.charAt(at) != c) {
        throw malformed(header);
      }
      at++;
    }

    private static boolean isOpaque(char c) {
      return c == '!' || (c >= '#' && c <= '~') || c >= '\u0080';
    }
  }
}
