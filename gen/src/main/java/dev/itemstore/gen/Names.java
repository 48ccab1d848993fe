package dev.itemstore.gen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.datafaker.service.FakeValuesService;
import net.datafaker.service.FakerContext;
import net.datafaker.service.RandomService;

/**
 * The names that datafaker knows: people of many countries, colours, mountains. Whole lists are
 * taken, in their own order and nothing is drawn, so no generator of datafaker's takes part.
 * Immutable.
 */
final class Names {
  /** The keys under which datafaker has a country's first names, with a comma between. */
  private static final String TOGETHER = "name.first_name";

  private static final String BY_SEX = "name.female_first_name,name.male_first_name";

  /** How often reviews come from each country, and how its names are found and written. */
  private enum Country {
    ENGLAND(38, "en", " ", BY_SEX),
    GERMANY(16, "de", " ", BY_SEX),
    FRANCE(9, "fr", " ", TOGETHER),
    SPAIN(8, "es", " ", BY_SEX),
    ITALY(5, "it", " ", TOGETHER),
    SWEDEN(4, "sv", " ", BY_SEX),
    DENMARK(3, "da-DK", " ", BY_SEX),
    POLAND(4, "pl", " ", TOGETHER),
    TURKEY(3, "tr", " ", BY_SEX),
    BRAZIL(3, "pt-BR", " ", BY_SEX),
    JAPAN(6, "ja", "", TOGETHER),
    KOREA(1, "ko", "", TOGETHER);

    private final int weight;
    private final String tag;
    private final String separator;
    private final String firstNameKeys;

    Country(int weight, String tag, String separator, String firstNameKeys) {
      this.weight = weight;
      this.tag = tag;
      this.separator = separator;
      this.firstNameKeys = firstNameKeys;
    }

    People people() {
      List<String> first =
          Stream.of(firstNameKeys.split(",", -1)).flatMap(key -> list(tag, key)).toList();
      String language = Locale.forLanguageTag(tag).getLanguage();
      return new People(language, separator, first, list(tag, "name.last_name").toList());
    }
  }

  /** The people of a country; where nothing stands between the names, the family's comes first. */
  record People(
      String language, String separator, List<String> firstNames, List<String> lastNames) {

    String author(Draws draws) {
      String first = draws.oneOf(firstNames);
      String last = draws.oneOf(lastNames);
      if (separator.isEmpty()) {
        return last + first;
      }
      return switch (draws.below(8)) {
        case 0 -> first + separator + last.charAt(0) + ".";
        case 1 -> first;
        default -> first + separator + last;
      };
    }
  }

  private final List<People> people;
  private final Discrete countries;
  private final List<Word> colours;
  private final List<String> mountains;

  private Names(
      List<People> people, Discrete countries, List<Word> colours, List<String> mountains) {
    this.people = people;
    this.countries = countries;
    this.colours = colours;
    this.mountains = mountains;
  }

  static Names read() {
    return new Names(
        Stream.of(Country.values()).map(Country::people).toList(),
        new Discrete(Stream.of(Country.values()).mapToDouble(country -> country.weight).toArray()),
        list("en", "color.name").map(Word::of).toList(),
        list("en", "mountain.name").filter(name -> name.matches("[A-Z][a-z]{3,9}")).toList());
  }

  People sampleCountry(Draws draws) {
    return people.get(countries.sample(draws));
  }

  /** Returns the people of a country by the language that its reviews would be in. */
  People of(String language) {
    return people.stream().filter(p -> p.language().equals(language)).findFirst().orElseThrow();
  }

  List<Word> colours() {
    return colours;
  }

  /** Returns names of mountains of a single word, for product series. */
  List<String> mountains() {
    return mountains;
  }

  /** Returns every list that was taken, in a fixed order. */
  List<List<String>> lists() {
    List<List<String>> lists = new ArrayList<>();
    people.forEach(p -> {
      lists.add(p.firstNames());
      lists.add(p.lastNames());
    });
    lists.add(colours.stream().map(Word::plain).toList());
    lists.add(mountains);
    return lists;
  }

  private static Stream<String> list(String tag, String key) {
    FakerContext context =
        new FakerContext(Locale.forLanguageTag(tag), new RandomService(new Random(0)));
    FakeValuesService values = new FakeValuesService();
    values.updateFakeValuesInterfaceMap(context.getLocaleChain());
    List<String> list = values.fetchObject(key, context);
    return list.stream();
  }
}
