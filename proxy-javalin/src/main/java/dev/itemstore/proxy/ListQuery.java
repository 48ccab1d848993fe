package dev.itemstore.proxy;

import io.javalin.http.BadRequestResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Which list is asked for. Read here, since Javalin silently leaves out what is badly escaped.
 *
 * @param category {@code null} for items of all categories
 * @param after a cursor, {@code null} for the first page
 */
record ListQuery(String category, String after) {

  /**
   * Reads a query as it was sent; parameters that a list does not have are ignored.
   *
   * @throws BadRequestResponse if one that it has is empty, repeated or badly escaped
   */
  static ListQuery parse(String query) {
    return query == null || query.isEmpty()
        ? new ListQuery(null, null)
        : new ListQuery(value(query, "category="), value(query, "after="));
  }

  private static String value(String query, String name) {
    String value = null;
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name)) {
        if (value != null || pair.length() == name.length()) {
          throw new BadRequestResponse();
        }
        value = decode(pair.substring(name.length()));
      }
    }
    return value;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse();
    }
  }
}
