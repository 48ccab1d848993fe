package dev.itemstore.api;

import dev.itemstore.api.http.Answer;
import dev.itemstore.api.http.ApiRequest;
import dev.itemstore.api.http.Query;
import dev.itemstore.domain.Cursor;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameters of a list, and the link to what follows a page. */
final class Paging {
  static final int DEFAULT_LIMIT = 20;

  /** For related items and the parts of {@code include}. */
  static final int DEFAULT_PART_LIMIT = 10;

  private static final int MAX_CURSOR_LENGTH = 200;
  private static final int MAX_LIMIT_LENGTH = 3;
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");

  private Paging() {}

  /** Reads {@code after} and {@code limit}. */
  static PageRequest request(Query query, ListKey list) {
    Optional<Cursor> after =
        query
            .text("after", MAX_CURSOR_LENGTH)
            .map(text ->
                Cursor.parse(text, list)
                    .orElseThrow(() -> Query.bad("after", "is no cursor of this list")));
    return new PageRequest(after, limit(query, DEFAULT_LIMIT));
  }

  /** Reads {@code limit}. */
  static int limit(Query query, int otherwise) {
    return query
        .text("limit", MAX_LIMIT_LENGTH)
        .map(text -> {
          if (!LIMIT.matcher(text).matches()) {
            throw Query.bad("limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
          }
          return Integer.parseInt(text);
        })
        .orElse(otherwise);
  }

  /** Returns the answer with a link to the next page, if there is one. */
  static Answer linked(Answer answer, ApiRequest request, Page<?> page) {
    return page.next()
        .map(next ->
            answer.with(
                "Link",
                "<%s?%s>; rel=\"next\""
                    .formatted(request.path(), request.query().with("after", next.text()))))
        .orElse(answer);
  }
}
