package dev.itemstore.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Thousands of requests that are all wrong, the same ones in every run: each takes a request that
 * would be right and breaks it in one way.
 */
record MalformedRequests(List<Wrong> all) {
  private static final long SEED = 20_261_124;

  /** One request; it must be refused with a status of 400 to 499. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Wrong(String method, String target, byte[] body, List<String> headers) {
    @Override
    public String toString() {
      String text = new String(body, UTF_8);
      return method
          + " "
          + target
          + " "
          + headers
          + " "
          + text.substring(0, Math.min(400, text.length()));
    }
  }

  /** JSON that no field takes: wrong types, huge numbers, control characters, operators. */
  private static final List<String> HOSTILE_VALUES =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "{\"$gt\":\"\"}",
          "{\"$ne\":null}",
          "{\"$where\":\"sleep(1000)\"}",
          "[{\"$gt\":\"\"}]",
          "{\"$regex\":\".*\"}",
          "{\"$numberLong\":\"1\"}",
          "1e999999",
          "-1e999999",
          "1.5",
          "-9223372036854775809",
          "18446744073709551616",
          "9".repeat(400),
          "-" + "9".repeat(400),
          "\"\\u0000\"",
          "\"a\\u0007b\"",
          "\"\\u0085x\"",
          "\"\\ud800\"",
          "\" \"",
          "\"\\u00a0x\"",
          "\"' OR '1'='1\\u0000\"",
          "\"" + "x".repeat(20_000) + "\"",
          "[" + "1,".repeat(1_000) + "1]",
          "[[[[]]]]");

  /** Ends of a body after which no value follows. */
  private static final List<String> HOSTILE_TEXTS =
      List.of(
          "{\"$gt\":\"\"}",
          "{\"$ne\":1}",
          "' OR '1'='1",
          "1;DROP TABLE item",
          "1 UNION SELECT 1",
          "$where",
          "\u0000",
          "../../etc/passwd",
          "0x10",
          "1e3",
          "-1",
          "NaN",
          "9".repeat(30),
          "%",
          "%zz",
          "%00",
          "%c0%ae",
          "%u0031",
          "<script>",
          "${jndi:x}");

  /**
   * @param itemPath an item's that is there
   * @param reviewPath a review's that is there
   */
  static MalformedRequests against(
      String itemPath, String reviewPath, ObjectNode item, ObjectNode review) {
    List<Wrong> all = new ArrayList<>();
    Random random = new Random(SEED);
    List<String[]> writes =
        List.of(
            new String[] {"POST", "/api/items"},
            new String[] {"PUT", itemPath},
            new String[] {"POST", itemPath + "/reviews"},
            new String[] {"PUT", reviewPath});
    for (String[] write : writes) {
      ObjectNode right = write[1].contains("reviews") ? review : item;
      hostileFields(all, write, right);
      truncations(all, write, right.toString(), random);
      brokenBytes(all, write, right.toString(), random);
    }
    for (String list : List.of("/api/items", itemPath + "/reviews")) {
      hostileParameters(all, list, "limit", "after");
    }
    hostileParameters(all, itemPath + "/related", "limit");
    hostileParameters(all, itemPath, "include");
    paths(all, itemPath, reviewPath, random);
    conditions(all, itemPath, item);
    conditions(all, reviewPath, review);
    return new MalformedRequests(List.copyOf(all));
  }

  /** Every field in turn missing, of every hostile value, and renamed to an operator. */
  private static void hostileFields(List<Wrong> all, String[] write, ObjectNode right) {
    for (List<String> path : fields(right)) {
      JsonNode original = at(right, path);
      for (String value : HOSTILE_VALUES) {
        String replaced = replaced(right, path, "\u0001" + value);
        if (isWrong(path.getLast(), value, original)) {
          all.add(json(write, replaced));
        }
      }
      all.add(json(write, renamed(right, path, "$" + path.getLast())));
      all.add(json(write, renamed(right, path, path.getLast() + ".$gt")));
    }
  }

  /**
   * Tells whether a value is out of a field's bounds: a few of the hostile ones are fine in texts.
   */
  private static boolean isWrong(String field, String value, JsonNode original) {
    boolean isText = value.startsWith("\"");
    boolean mayBeAnyLine = field.equals("alt") || field.equals("title");
    if (isText && original.isTextual()) {
      return switch (value) {
        case "\" \"", "\"\\u00a0x\"" ->
            !(mayBeAnyLine || field.equals("description") || field.equals("body"));
        default -> true;
      };
    }
    return !(original.isArray() && value.equals("[]"));
  }

  private static void truncations(List<Wrong> all, String[] write, String right, Random random) {
    byte[] bytes = right.getBytes(UTF_8);
    for (int i = 0; i < 150; i++) {
      all.add(json(write, Arrays.copyOf(bytes, random.nextInt(bytes.length))));
    }
  }

  /** A byte that JSON in UTF-8 has nowhere, at any place. */
  private static void brokenBytes(List<Wrong> all, String[] write, String right, Random random) {
    byte[] bytes = right.getBytes(UTF_8);
    byte[] nowhere = {
      0, 1, 7, 0x1f, (byte) 0xc0, (byte) 0xc1, (byte) 0xf5, (byte) 0xfe, (byte) 0xff
    };
    for (int i = 0; i < 150; i++) {
      byte[] broken = bytes.clone();
      broken[random.nextInt(bytes.length)] = nowhere[random.nextInt(nowhere.length)];
      all.add(json(write, broken));
    }
    all.add(json(write, right + right));
    all.add(json(write, "[" + right + "]"));
    all.add(json(write, "\uFEFF" + right));
    all.add(json(write, "{\"a\":".repeat(70) + "1" + "}".repeat(70)));
    all.add(json(write, "[".repeat(100_000)));
    all.add(json(write, "{\"a\":" + "1".repeat(300_000) + "}"));
    all.add(json(write, "{\"$where\":\"1\",\"$or\":[{},{}],\"__proto__\":{},\"_id\":1}"));
  }

  private static void hostileParameters(List<Wrong> all, String path, String... names) {
    for (String name : names) {
      for (String text : HOSTILE_TEXTS) {
        all.add(read("GET", path + "?" + name + "=" + URLEncoder.encode(text, UTF_8)));
        all.add(read("HEAD", path + "?" + name + "=" + URLEncoder.encode(text, UTF_8)));
        all.add(read("GET", path + "?" + name + "=" + text.replaceAll("[^!-~]|[\"<>]", "%00")));
      }
      for (String query :
          List.of(
              "%s", "%s=", "%s=1&%s=1", "%s=%%", "%s=%%C3", "x=1&%s=%%FF", "%s=+", "%s=%%2b1")) {
        all.add(read("GET", path + "?" + query.formatted(name, name)));
      }
    }
    for (String category :
        List.of(
            "category=",
            "category=a&category=a",
            "category=%",
            "category=" + "x".repeat(101),
            "category=%ED%A0%80")) {
      if (path.equals("/api/items")) {
        all.add(read("GET", path + "?" + category));
      }
    }
  }

  /** Paths that are none of the service's. */
  private static void paths(List<Wrong> all, String itemPath, String reviewPath, Random random) {
    for (String text : HOSTILE_TEXTS) {
      String escaped = URLEncoder.encode(text, UTF_8);
      String raw = text.replaceAll("[^!-~]|[\"<>?#]", "%00");
      for (String segment : List.of(escaped, raw)) {
        for (String method : List.of("GET", "DELETE", "PUT", "POST", "HEAD", "FOO")) {
          all.add(read(method, "/api/items/x" + segment));
          all.add(read(method, itemPath + segment + "x"));
          all.add(read(method, itemPath + "/reviews/0" + segment));
        }
      }
    }
    String ends = "/;%.~!$&'()*+,=:@-_x";
    for (String path : List.of("/api/items", itemPath, reviewPath, itemPath + "/related")) {
      for (int i = 0; i < ends.length(); i++) {
        all.add(read("GET", path + ends.charAt(i)));
        all.add(read("DELETE", path + ends.charAt(i)));
      }
      for (int i = 0; i < 100; i++) {
        // A character within that does not belong there.
        int at = 1 + random.nextInt(path.length() - 1);
        char c = ends.charAt(random.nextInt(ends.length()));
        all.add(read("GET", path.substring(0, at) + c + path.substring(at)));
      }
    }
  }

  private static void conditions(List<Wrong> all, String path, ObjectNode right) {
    for (String text : HOSTILE_TEXTS) {
      String plain = text.replaceAll("[^!-~]", "?");
      String quoted = "\"" + plain.replace("\"", "") + "\"";
      for (String header :
          List.of("If-Match: " + plain, "If-Match: " + quoted, "If-Match: W/" + quoted)) {
        all.add(
            new Wrong(
                "PUT",
                path,
                right.toString().getBytes(UTF_8),
                List.of("Content-Type: application/json", header)));
        all.add(new Wrong("DELETE", path, new byte[0], List.of(header)));
      }
      all.add(new Wrong("GET", path, new byte[0], List.of("If-None-Match: " + plain)));
    }
  }

  private static Wrong read(String method, String target) {
    return new Wrong(method, target, new byte[0], List.of());
  }

  private static Wrong json(String[] write, String body) {
    return json(write, body.getBytes(UTF_8));
  }

  private static Wrong json(String[] write, byte[] body) {
    return new Wrong(
        write[0], write[1], body, List.of("Content-Type: application/json", "If-Match: *"));
  }

  private static List<List<String>> fields(JsonNode node) {
    List<List<String>> found = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(member -> {
            found.add(List.of(member.getKey()));
            fields(member.getValue()).forEach(below -> found.add(joined(member.getKey(), below)));
          });
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      fields(array.get(0)).forEach(below -> found.add(joined("0", below)));
    }
    return found;
  }

  private static List<String> joined(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private static JsonNode at(JsonNode node, List<String> path) {
    return node.at("/" + String.join("/", path));
  }

  private static String replaced(ObjectNode right, List<String> path, String marked) {
    ObjectNode copy = right.deepCopy();
    ((ObjectNode) parent(copy, path)).put(path.getLast(), "MARK");
    return copy.toString().replace("\"MARK\"", marked.substring(1));
  }

  private static String renamed(ObjectNode right, List<String> path, String name) {
    ObjectNode copy = right.deepCopy();
    ObjectNode parent = (ObjectNode) parent(copy, path);
    parent.set(name, parent.remove(path.getLast()));
    return copy.toString();
  }

  private static JsonNode parent(ObjectNode copy, List<String> path) {
    return path.size() == 1 ? copy : at(copy, path.subList(0, path.size() - 1));
  }
}
