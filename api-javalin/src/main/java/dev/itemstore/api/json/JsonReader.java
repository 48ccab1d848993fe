package dev.itemstore.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON strictly: valid UTF-8 without a byte order mark, one value and nothing after it, no
 * member twice, at most {@value #MAX_DEPTH} levels.
 */
public final class JsonReader {
  /** How many arrays and objects may lie in one another. */
  public static final int MAX_DEPTH = 64;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Names of members come from clients, so none is kept; and the length of names, texts and numbers
   * is bounded by that of the body alone.
   */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads an object.
   *
   * @throws MalformedJsonException if the bytes are anything else
   */
  public static Json.Obj readObject(byte[] bytes) throws MalformedJsonException {
    CharBuffer text = decode(bytes);
    if (text.isEmpty()) {
      throw new MalformedJsonException("there is no body");
    }
    if (text.get(0) == BYTE_ORDER_MARK) {
      throw new MalformedJsonException("the body begins with a byte order mark");
    }
    try (JsonParser parser =
        FACTORY.createParser(text.array(), text.arrayOffset(), text.length())) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedJsonException("there is no body");
      }
      Json value = value(parser, first);
      if (parser.nextToken() != null) {
        throw malformed("text after the value", parser.currentTokenLocation());
      }
      if (value instanceof Json.Obj object) {
        return object;
      }
      throw new MalformedJsonException("the body is not a JSON object");
    } catch (StreamConstraintsException e) {
      throw malformed("nesting of more than " + MAX_DEPTH + " levels", e.getLocation());
    } catch (JsonProcessingException e) {
      throw malformed("not JSON", e.getLocation());
    } catch (IOException e) {
      throw new AssertionError("no input or output is made here", e);
    }
  }

  private static CharBuffer decode(byte[] bytes) throws MalformedJsonException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("the body is not valid UTF-8");
    }
  }

  private static Json value(JsonParser parser, JsonToken token)
      throws IOException, MalformedJsonException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getText());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      default -> throw malformed("not JSON", parser.currentTokenLocation());
    };
  }

  private static Json.Obj object(JsonParser parser) throws IOException, MalformedJsonException {
    Map<String, Json> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (members.containsKey(name)) {
        throw malformed("a member that was there before", parser.currentTokenLocation());
      }
      members.put(name, value(parser, parser.nextToken()));
    }
    return new Json.Obj(members);
  }

  private static Json.Array array(JsonParser parser) throws IOException, MalformedJsonException {
    List<Json> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(parser, token));
    }
    return new Json.Array(elements);
  }

  private static MalformedJsonException malformed(String what, JsonLocation where) {
    return new MalformedJsonException(
        where == null
            ? what
            : "%s at line %d, column %d".formatted(what, where.getLineNr(), where.getColumnNr()));
  }
}
