package dev.itemstore.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects all that is wrong with a value, so that it is reported at once. Not for use by several
 * threads.
 */
public final class Violations {
  private final List<Violation> found = new ArrayList<>();

  /** Adds what a constraint has to say about the value of a field. */
  public <T> void check(String pointer, Constraint<T> constraint, T value) {
    constraint.complaint(value).ifPresent(detail -> add(pointer, detail));
  }

  /** Adds something that is wrong with a field. */
  public void add(String pointer, String detail) {
    found.add(new Violation(pointer, detail));
  }

  /** Tells whether nothing was wrong so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * Ends the checks.
   *
   * @throws InvalidValueException if anything was wrong, with all of it
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidValueException(List.copyOf(found));
    }
  }
}
