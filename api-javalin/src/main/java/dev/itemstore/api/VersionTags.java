package dev.itemstore.api;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.itemstore.api.http.ApiRequest;
import dev.itemstore.api.http.EntityTags;
import dev.itemstore.api.http.EntityTags.EntityTag;
import dev.itemstore.api.http.ProblemException;
import dev.itemstore.api.http.ProblemType;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.ExpectedVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags of the representations. An item's tag covers all that its representation shows:
 * its version, and its rating, which reviews change. Only the version counts for a write, so that
 * nobody's review makes an editor's write fail.
 */
enum VersionTags {
  /** {@code v3.c12.s57}: version 3, 12 reviews with 57 stars together. */
  ITEM("v([1-9][0-9]{0,17})\\.c[0-9]+\\.s[0-9]+"),
  /** {@code v3}: version 3. */
  REVIEW("v([1-9][0-9]{0,17})");

  private final Pattern pattern;

  VersionTags(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** Returns an item's tag, without its quotes. */
  static String of(Item item) {
    return "v%d.c%d.s%d".formatted(item.version(), item.rating().count(), item.rating().sum());
  }

  /** Returns a review's tag, without its quotes. */
  static String of(Review review) {
    return "v" + review.version();
  }

  /**
   * Returns the versions for which a write is meant, by {@code If-Match}; a tag that is weak or not
   * one of these never matches.
   *
   * @throws ProblemException if the header is missing
   */
  ExpectedVersion expected(Optional<EntityTags> ifMatch) {
    EntityTags tags =
        ifMatch.orElseThrow(() ->
            new ProblemException(
                ProblemType.PRECONDITION_REQUIRED,
                "send the ETag that you read in the header If-Match, or *"));
    if (tags.any()) {
      return ExpectedVersion.any();
    }
    return new ExpectedVersion.OneOf(
        tags.tags().stream()
            .filter(tag -> !tag.weak())
            .map(EntityTag::opaque)
            .map(pattern::matcher)
            .filter(Matcher::matches)
            .map(matcher -> Long.valueOf(matcher.group(1)))
            .collect(toUnmodifiableSet()));
  }

  /** Reads the header that a write needs; what is missing is told later, by {@link #expected}. */
  static Optional<EntityTags> ifMatch(ApiRequest request) {
    return request.tags("If-Match");
  }

  /** Reads the header that makes a read conditional. */
  static Optional<EntityTags> ifNoneMatch(ApiRequest request) {
    return request.tags("If-None-Match");
  }
}
