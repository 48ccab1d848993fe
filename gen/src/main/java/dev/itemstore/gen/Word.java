package dev.itemstore.gen;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;

/**
 * A noun or adjective in the three ways in which it is written.
 *
 * @param plain within a sentence: {@code cast iron}
 * @param sentence at its start: {@code Cast iron}
 * @param title in a title: {@code Cast Iron}
 */
record Word(String plain, String sentence, String title) {
  private static final Set<String> SMALL = Set.of("and", "of", "for", "with");

  static Word of(String plain) {
    String title =
        List.of(plain.split(" ", -1)).stream()
            .map(word -> SMALL.contains(word) ? word : capitalised(word))
            .collect(joining(" "));
    return new Word(plain, capitalised(plain), title);
  }

  static List<Word> all(String entries) {
    return Wordlists.entries(entries).stream().map(Word::of).toList();
  }

  private static String capitalised(String text) {
    int first = text.codePointAt(0);
    // By code point, not by locale: the same in Turkey.
    return Character.toString(Character.toTitleCase(first))
        + text.substring(Character.charCount(first));
  }
}
