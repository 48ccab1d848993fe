package dev.itemstore.gen;

import dev.itemstore.domain.Review;
import java.time.Instant;
import java.util.List;

/** Writes reviews whose words follow their stars. Immutable. */
final class Reviews {
  /** More than any item's reviews, so that ids of reviews of two items never meet. */
  static final int IDS_PER_ITEM = 1000;

  static final int MAX_PER_ITEM = 60;

  /** An average of 3.5; a third of the items have none. */
  private static final Discrete COUNT = Discrete.negativeBinomial(3.5, 0.6, MAX_PER_ITEM);

  /** How good items are: most good, some middling, few poor. */
  private static final Discrete QUALITY = new Discrete(60, 30, 10);

  /** By quality: one to five stars. */
  private static final List<Discrete> STARS =
      List.of(
          new Discrete(3, 3, 8, 26, 60),
          new Discrete(9, 9, 20, 32, 30),
          new Discrete(32, 22, 20, 14, 12));

  private final Names names;
  private final Phrases phrases;

  Reviews(Names names, Phrases phrases) {
    this.names = names;
    this.phrases = phrases;
  }

  static int sampleCount(Draws draws) {
    return COUNT.sample(draws);
  }

  static int sampleQuality(Draws draws) {
    return QUALITY.sample(draws);
  }

  /**
   * Writes the {@code k}-th of an item's {@code count} reviews, from 1. Its id is {@code itemId ×
   * 1000 + k}: unique without a counter, increasing in time within the item, next to each other in
   * an index, and below 2<sup>53</sup>.
   *
   * @param text lent for building texts; its content is lost
   */
  Review write(
      long itemId,
      long itemCreated,
      Facts facts,
      int quality,
      int k,
      int count,
      Draws draws,
      StringBuilder text) {
    int stars = 1 + STARS.get(quality).sample(draws);
    Names.People people = names.sampleCountry(draws);
    String author = people.author(draws);
    String language =
        phrases.speaks(people.language()) && draws.percent(60) ? people.language() : "en";
    text.setLength(0);
    if (!draws.percent(12)) {
      draws.oneOf(phrases.titles(language, stars)).appendTo(text, facts, draws);
    }
    String title = text.toString();
    text.setLength(0);
    if (!draws.percent(7)) {
      appendBody(text, facts, language, stars, draws);
    }
    String body = text.toString();
    long created = Timeline.reviewCreated(itemCreated, k, count, draws);
    long version = draws.percent(6) ? 2 : 1;
    Instant createdAt = Instant.ofEpochMilli(created);
    Instant updatedAt =
        version == 1 ? createdAt : Instant.ofEpochMilli(Timeline.updated(created, version, draws));
    return new Review(
        itemId * IDS_PER_ITEM + k,
        itemId,
        author,
        stars,
        title,
        body,
        createdAt,
        updatedAt,
        version);
  }

  private void appendBody(
      StringBuilder text, Facts facts, String language, int stars, Draws draws) {
    if (language.equals("en")) {
      appendEnglish(text, facts, stars, draws);
    } else {
      draws.oneOf(phrases.bodies(language, stars)).appendTo(text, facts, draws);
    }
    if (draws.percent(9)) {
      text.append(' ').append(draws.oneOf(phrases.emoji.get(stars - 1)));
    }
  }

  private void appendEnglish(StringBuilder text, Facts facts, int stars, Draws draws) {
    Catalogue.Department department = facts.category().department();
    draws.oneOf(phrases.openers.get(stars - 1)).appendTo(text, facts, draws);
    if (draws.percent(15)) {
      return;
    }
    text.append(' ')
        .append(draws.oneOf(stars >= 3 ? department.praise() : department.complaints()));
    if (stars == 3 || (stars % 2 == 0 && draws.percent(30))) {
      text.append(' ');
      draws.oneOf(phrases.buts).appendTo(text, facts, draws);
      text.append(' ')
          .append(draws.oneOf(stars >= 3 ? department.complaints() : department.praise()));
    }
    if (draws.percent(55)) {
      text.append(draws.percent(20) ? "\n\n" : " ");
      draws.oneOf(phrases.closers.get(stars - 1)).appendTo(text, facts, draws);
    }
  }
}
