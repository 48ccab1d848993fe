package dev.itemstore.gen;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The sentences of descriptions and reviews. Read from {@code phrases.txt}; immutable. */
final class Phrases {
  final List<Template> intros;
  final List<Template> colours;
  final List<Template> variants;
  final List<Template> closings;

  /** What an English review is built from; index 0 stands for one star. */
  final List<List<Template>> openers;

  final List<List<Template>> closers;
  final List<Template> buts;
  final List<List<String>> emoji;

  /** By language: the titles of its reviews. */
  private final Map<String, List<List<Template>>> titles;

  /** By language other than English: whole reviews. */
  private final Map<String, List<List<Template>>> bodies;

  private Phrases(Map<String, String> entries) {
    intros = Template.all(entries.get("intro"));
    colours = Template.all(entries.get("colour"));
    variants = Template.all(entries.get("variant"));
    closings = Template.all(entries.get("closing"));
    openers = byStars(entries, "opener.");
    closers = byStars(entries, "closer.");
    buts = Template.all(entries.get("but"));
    emoji =
        IntStream.rangeClosed(1, 5)
            .mapToObj(stars -> Wordlists.entries(entries.get("emoji." + stars)))
            .toList();
    titles =
        Map.of(
            "en", byStars(entries, "title."),
            "de", byStars(entries, "de.title."),
            "fr", byStars(entries, "fr.title."),
            "es", byStars(entries, "es.title."),
            "ja", byStars(entries, "ja.title."));
    bodies =
        Map.of(
            "de", byStars(entries, "de.body."),
            "fr", byStars(entries, "fr.body."),
            "es", byStars(entries, "es.body."),
            "ja", byStars(entries, "ja.body."));
  }

  static Phrases read() {
    return new Phrases(
        Wordlists.lines("phrases.txt").stream()
            .map(line -> line.split(": ", 2))
            .collect(toUnmodifiableMap(pair -> pair[0], pair -> pair[1])));
  }

  /** Tells whether there are reviews in this language, English aside. */
  boolean speaks(String language) {
    return bodies.containsKey(language);
  }

  List<Template> titles(String language, int stars) {
    return titles.get(language).get(stars - 1);
  }

  List<Template> bodies(String language, int stars) {
    return bodies.get(language).get(stars - 1);
  }

  private static List<List<Template>> byStars(Map<String, String> entries, String prefix) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(stars -> Template.all(entries.get(prefix + stars)))
        .toList();
  }
}
