package dev.itemstore.gen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the shop sells: departments, their categories, and the words that fit each. Read from {@code
 * catalogue.txt}; immutable.
 */
final class Catalogue {
  /** The exponent of the Zipf distribution over categories. */
  static final double CATEGORY_EXPONENT = 0.8;

  /** A group of categories that share materials, uses and things to say. */
  record Department(
      int index,
      String name,
      boolean coloured,
      List<Word> materials,
      List<String> variants,
      List<String> uses,
      List<String> features,
      List<String> praise,
      List<String> complaints) {}

  /**
   * @param index its number from 0, in the order of the file
   * @param medianPrice in EUR
   * @param sigma of the logarithm of its prices
   * @param skuPrefix three letters that recall its name
   */
  record Category(
      int index,
      Department department,
      String name,
      double medianPrice,
      double sigma,
      String skuPrefix,
      List<Word> products) {}

  private final List<Department> departments;
  private final List<Category> categories;

  /** The categories from the most to the least frequent. */
  private final List<Category> byRank;

  private final Discrete rank;

  private Catalogue(List<Department> departments, List<Category> categories) {
    this.departments = List.copyOf(departments);
    this.categories = List.copyOf(categories);
    // Any fixed order that has nothing to do with the departments' order will do.
    this.byRank =
        categories.stream()
            .sorted(Comparator.comparingLong(category -> Draws.mix(category.index() + 1)))
            .toList();
    this.rank = Discrete.zipf(categories.size(), CATEGORY_EXPONENT);
  }

  List<Department> departments() {
    return departments;
  }

  List<Category> categories() {
    return categories;
  }

  Category sample(Draws draws) {
    return byRank.get(rank.sample(draws));
  }

  static Catalogue read() {
    List<Department> departments = new ArrayList<>();
    List<Category> categories = new ArrayList<>();
    Map<String, String> words = new HashMap<>();
    for (String line : Wordlists.lines("catalogue.txt")) {
      if (line.startsWith("= ")) {
        words.clear();
        words.put("name", line.substring(2));
      } else if (line.startsWith("- ")) {
        if (departments.isEmpty() || !departments.getLast().name().equals(words.get("name"))) {
          departments.add(department(departments.size(), words));
        }
        categories.add(category(categories.size(), departments.getLast(), line.substring(2)));
      } else {
        int colon = line.indexOf(": ");
        words.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return new Catalogue(departments, categories);
  }

  private static Department department(int index, Map<String, String> words) {
    return new Department(
        index,
        words.get("name"),
        words.get("coloured").equals("yes"),
        Word.all(words.get("materials")),
        Wordlists.entries(words.get("variants")),
        Wordlists.entries(words.get("uses")),
        Wordlists.entries(words.get("features")),
        Wordlists.entries(words.get("good")),
        Wordlists.entries(words.get("bad")));
  }

  private static Category category(int index, Department department, String line) {
    String[] fields = line.split("; ", -1);
    return new Category(
        index,
        department,
        fields[0],
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        skuPrefix(fields[0]),
        Word.all(fields[3]));
  }

  /** Returns the first letter of a name and the two consonants after it: DSK for desk lamps. */
  private static String skuPrefix(String name) {
    String letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    String consonants = letters.substring(1).replaceAll("[AEIOU]", "");
    return letters.charAt(0) + (consonants + "XX").substring(0, 2);
  }
}
