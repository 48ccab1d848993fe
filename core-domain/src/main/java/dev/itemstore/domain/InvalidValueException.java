package dev.itemstore.domain;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A value is out of its bounds. Nothing was changed. */
public final class InvalidValueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Violation> violations;

  /** Takes all that is wrong, at least one thing. */
  public InvalidValueException(List<Violation> violations) {
    super(violations.stream().map(v -> v.pointer() + " " + v.detail()).collect(joining("; ")));
    this.violations = List.copyOf(violations);
  }

  /** Returns all that is wrong, in the order of the fields. */
  public List<Violation> violations() {
    return violations;
  }
}
