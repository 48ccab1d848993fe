package dev.itemstore.api.http;

import dev.itemstore.domain.IdGenerator;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Ids as a path has them: the digits 0–9 without a leading zero, below 2<sup>53</sup>. */
final class Ids {
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,15}");

  private Ids() {}

  static OptionalLong parse(String segment) {
    if (!ID.matcher(segment).matches()) {
      return OptionalLong.empty();
    }
    long id = Long.parseLong(segment);
    return id < IdGenerator.ID_LIMIT ? OptionalLong.of(id) : OptionalLong.empty();
  }
}
