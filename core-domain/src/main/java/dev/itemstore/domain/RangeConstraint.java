package dev.itemstore.domain;

import java.util.Optional;

/** An inclusive range of whole numbers, of {@code unit} where that is not plain. */
record RangeConstraint(long min, long max, String unit) implements Constraint<Long> {

  RangeConstraint(long min, long max) {
    this(min, max, "");
  }

  @Override
  public Optional<String> complaint(Long value) {
    return value >= min && value <= max
        ? Optional.empty()
        : Optional.of(
            "must be from %d to %d%s".formatted(min, max, unit.isEmpty() ? "" : " " + unit));
  }
}
