package dev.itemstore.gen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The brands of each department: invented, named after families of several countries. Immutable.
 */
final class Brands {
  static final int PER_DEPARTMENT = 40;

  /** The exponent of the Zipf distribution over the brands of a department. */
  static final double EXPONENT = 1.0;

  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "sv", "da");

  /** The shop's brands are the same for every seed. */
  private static final long FIXED = 1;

  private final List<List<String>> byDepartment;
  private final Discrete rank = Discrete.zipf(PER_DEPARTMENT, EXPONENT);

  Brands(Names names, int departments) {
    Set<String> taken = new HashSet<>();
    List<List<String>> all = new ArrayList<>();
    for (int department = 0; department < departments; department++) {
      Draws draws = new Draws(FIXED, department, 0);
      List<String> brands = new ArrayList<>();
      while (brands.size() < PER_DEPARTMENT) {
        String brand = brand(names, draws);
        if (taken.add(brand)) {
          brands.add(brand);
        }
      }
      all.add(List.copyOf(brands));
    }
    byDepartment = List.copyOf(all);
  }

  String sample(Catalogue.Department department, Draws draws) {
    return byDepartment.get(department.index()).get(rank.sample(draws));
  }

  private static String brand(Names names, Draws draws) {
    String language = draws.oneOf(LANGUAGES);
    List<String> families = names.of(language).lastNames();
    String family = draws.oneOf(families);
    return switch (draws.below(5)) {
      case 0 -> family + " & " + draws.oneOf(families);
      case 1 ->
          switch (language) {
            case "de" -> family + " & Söhne";
            case "fr" -> "Maison " + family;
            case "es" -> "Casa " + family;
            case "it" -> "Officina " + family;
            case "sv" -> family + " & Döttrar";
            case "da" -> family + " Værksted";
            default -> family + " Works";
          };
      default -> family;
    };
  }
}
