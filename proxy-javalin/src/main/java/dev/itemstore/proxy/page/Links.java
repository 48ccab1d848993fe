package dev.itemstore.proxy.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of this server's own pages. */
public final class Links {
  private Links() {}

  public static String item(long id) {
    return "/items/" + id;
  }

  /**
   * The newest items, of one category where it is not {@code null}, after a cursor where that is
   * not {@code null}.
   */
  public static String list(String category, String after) {
    return "/" + listQuery(category, after, '?');
  }

  /**
   * The same list's query, to go on a path: its first pair after the given character, empty where
   * there is no pair.
   */
  public static String listQuery(String category, String after, char first) {
    StringBuilder query = new StringBuilder();
    if (category != null) {
      query.append(first).append("category=").append(encode(category));
    }
    if (after != null) {
      query.append(query.isEmpty() ? first : '&').append("after=").append(encode(after));
    }
    return query.toString();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
