package dev.itemstore.api.json;

import java.util.List;
import java.util.Map;

/** A JSON value as it was sent (RFC 8259). Numbers stay text: a huge one costs nothing. */
public sealed interface Json {

  /** A string, which may hold lone surrogates. */
  record Text(String value) implements Json {}

  /** A number by its literal, such as {@code 1999}, {@code -0.5e300}. */
  record Numeral(String literal) implements Json {}

  /** True or false. */
  record Bool(boolean value) implements Json {}

  /** The null value. */
  record Null() implements Json {}

  /** An array. */
  record Array(List<Json> elements) implements Json {}

  /** An object, its members in the order in which they were sent. */
  record Obj(Map<String, Json> members) implements Json {}
}
