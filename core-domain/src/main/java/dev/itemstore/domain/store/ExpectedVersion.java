package dev.itemstore.domain.store;

import java.util.Set;

/** Under which versions of a resource a write may go ahead: a lost update is impossible. */
public sealed interface ExpectedVersion {

  /** Whatever is there. */
  record Any() implements ExpectedVersion {}

  /** One of these versions; none of them if empty, so that the write always conflicts. */
  record OneOf(Set<Long> versions) implements ExpectedVersion {
    public OneOf {
      versions = Set.copyOf(versions);
    }
  }

  /** Returns the expectation that every version meets. */
  static ExpectedVersion any() {
    return new Any();
  }

  /** Returns the expectation that only this version meets. */
  static ExpectedVersion of(long version) {
    return new OneOf(Set.of(version));
  }

  /** Tells whether a version meets the expectation. */
  default boolean accepts(long version) {
    return switch (this) {
      case Any() -> true;
      case OneOf(Set<Long> versions) -> versions.contains(version);
    };
  }
}
