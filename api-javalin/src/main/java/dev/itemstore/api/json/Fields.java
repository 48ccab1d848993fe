package dev.itemstore.api.json;

import dev.itemstore.domain.Constraint;
import dev.itemstore.domain.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads the fields of an object, and adds what is wrong with each to the violations, by its
 * pointer. What it returns for a field that is wrong is of no use: {@link #isValid} tells.
 */
final class Fields {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)");

  /** So many digits always fit a long. */
  private static final int SAFE_DIGITS = 18;

  private final Json.Obj object;
  private final String pointer;
  private final Violations violations;
  private final Set<String> known = new HashSet<>();
  private boolean valid = true;

  /**
   * @param pointer the object's own, empty for the whole body
   */
  Fields(Json.Obj object, String pointer, Violations violations) {
    this.object = object;
    this.pointer = pointer;
    this.violations = violations;
  }

  /** Tells whether nothing was wrong with the fields that were read, those of a part aside. */
  boolean isValid() {
    return valid;
  }

  /** Reads a text that is required. */
  String text(String name, Constraint<String> constraint) {
    return required(name).map(value -> checkedText(name, value, constraint)).orElse("");
  }

  /** Reads a text whose default is empty. */
  String textOrEmpty(String name, Constraint<String> constraint) {
    return optional(name).map(value -> checkedText(name, value, constraint)).orElse("");
  }

  /** Reads a whole number that is required. */
  long number(String name, Constraint<Long> constraint) {
    return required(name).map(value -> checkedNumber(name, value, constraint)).orElse(0L);
  }

  /** Reads an object that is required; empty if it is missing or of another type. */
  Optional<Fields> part(String name) {
    return required(name).flatMap(value -> part(value, pointerTo(name)));
  }

  /** Reads a list of objects whose default is empty; of those that are no objects, none. */
  List<Fields> parts(String name, Constraint<Long> size, int max) {
    Optional<Json> value = optional(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Json.Array(List<Json> elements))) {
      complain(pointerTo(name), wrongType(value.get(), "a list"));
      return List.of();
    }
    size.complaint((long) elements.size()).ifPresent(detail -> complain(pointerTo(name), detail));
    // Of a list that is too long, what is beyond is refused as such.
    return IntStream.range(0, Math.min(elements.size(), max))
        .boxed()
        .flatMap(i -> part(elements.get(i), pointerTo(name) + "/" + i).stream())
        .toList();
  }

  /** Complains about every field that was not read, those aside that are ignored. */
  void refuseOthersBut(Set<String> ignored) {
    for (String name : object.members().keySet()) {
      if (!known.contains(name) && !ignored.contains(name)) {
        complain(pointerTo(name), "is not a field that is known here");
      }
    }
  }

  private Optional<Json> required(String name) {
    Optional<Json> value = optional(name);
    if (value.isEmpty()) {
      complain(pointerTo(name), "is missing");
    }
    return value;
  }

  private Optional<Json> optional(String name) {
    known.add(name);
    return Optional.ofNullable(object.members().get(name));
  }

  private Optional<Fields> part(Json value, String at) {
    if (value instanceof Json.Obj part) {
      return Optional.of(new Fields(part, at, violations));
    }
    complain(at, wrongType(value, "an object"));
    return Optional.empty();
  }

  private String checkedText(String name, Json value, Constraint<String> constraint) {
    if (value instanceof Json.Text(String text)) {
      constraint.complaint(text).ifPresent(detail -> complain(pointerTo(name), detail));
      return text;
    }
    complain(pointerTo(name), wrongType(value, "a text"));
    return "";
  }

  private long checkedNumber(String name, Json value, Constraint<Long> constraint) {
    if (value instanceof Json.Numeral(String literal) && WHOLE_NUMBER.matcher(literal).matches()) {
      long number = asLong(literal);
      constraint.complaint(number).ifPresent(detail -> complain(pointerTo(name), detail));
      return number;
    }
    complain(
        pointerTo(name), wrongType(value, "a whole number, written without fraction or exponent"));
    return 0;
  }

  /** Returns a number, the nearest long for one beyond, which no bound admits. */
  private static long asLong(String literal) {
    if (literal.length() <= SAFE_DIGITS) {
      return Long.parseLong(literal);
    }
    return literal.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static String wrongType(Json value, String expected) {
    return value instanceof Json.Null ? "must not be null" : "must be " + expected;
  }

  private String pointerTo(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private void complain(String at, String detail) {
    valid = false;
    violations.add(at, detail);
  }
}
