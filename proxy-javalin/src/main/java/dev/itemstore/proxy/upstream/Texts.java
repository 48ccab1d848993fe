package dev.itemstore.proxy.upstream;

import java.util.List;
import java.util.Objects;

/** What stands for a field that an answer left out. */
final class Texts {
  private Texts() {}

  static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  static <T> List<T> present(List<T> values) {
    return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
  }
}
