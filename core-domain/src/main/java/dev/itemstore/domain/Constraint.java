package dev.itemstore.domain;

import java.util.Optional;

/** A bound on one value. */
@FunctionalInterface
public interface Constraint<T> {

  /**
   * Returns what is wrong with a value, as a phrase that a client can act on, or empty if nothing
   * is.
   */
  Optional<String> complaint(T value);
}
