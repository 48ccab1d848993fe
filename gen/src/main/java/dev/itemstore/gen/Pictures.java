package dev.itemstore.gen;

import dev.itemstore.domain.Photo;
import java.util.ArrayList;
import java.util.List;

/**
 * The photos that items have, made once: an item's photos are chosen among those of its product.
 * Sharing them spares the hot path the check of each URL. Immutable.
 *
 * <p>The first five photos of an item show its category's own files, from a random one on; further
 * ones show files of the same department. No item shows a file twice.
 */
final class Pictures {
  private static final List<String> VIEWS =
      List.of(
          "from the front",
          "from the side",
          "from above",
          "close-up",
          "in use",
          "from behind",
          "detail of the finish",
          "at home",
          "all parts laid out",
          "in its packaging",
          "next to a hand for scale",
          "in daylight");

  static final int MAX_PHOTOS = VIEWS.size();

  /** By category and product: the photos for each position of the list, of which one is chosen. */
  private final List<List<Photo[][]>> byCategory;

  Pictures(Catalogue catalogue, MediaFiles files) {
    int perDepartment = MediaFiles.COUNT / catalogue.departments().size();
    List<List<Photo[][]>> all = new ArrayList<>();
    for (Catalogue.Category category : catalogue.categories()) {
      all.add(
          category.products().stream()
              .map(product -> photos(product, category, files, perDepartment))
              .toList());
    }
    byCategory = List.copyOf(all);
  }

  /** Returns so many photos of a product, the first one a front view. */
  List<Photo> sample(Catalogue.Category category, int product, int count, Draws draws) {
    if (count == 0) {
      return List.of();
    }
    Photo[][] positions = byCategory.get(category.index()).get(product);
    int first = draws.below(MediaFiles.PER_CATEGORY);
    Photo[] photos = new Photo[count];
    for (int i = 0; i < count; i++) {
      Photo[] choice = positions[i];
      photos[i] = choice[(first + i) % choice.length];
    }
    return List.of(photos);
  }

  private static Photo[][] photos(
      Word product, Catalogue.Category category, MediaFiles files, int perDepartment) {
    int own = category.index() * MediaFiles.PER_CATEGORY;
    int department = own / perDepartment * perDepartment;
    Photo[][] positions = new Photo[MAX_PHOTOS][];
    for (int i = 0; i < MAX_PHOTOS; i++) {
      String alt = product.sentence() + ", " + VIEWS.get(i);
      boolean others = i >= MediaFiles.PER_CATEGORY;
      positions[i] = new Photo[others ? 1 : MediaFiles.PER_CATEGORY];
      for (int k = 0; k < positions[i].length; k++) {
        int file =
            others
                ? department
                    + (own - department + i + 5 * (i - MediaFiles.PER_CATEGORY)) % perDepartment
                : own + k;
        positions[i][k] = files.photo(file, alt);
      }
    }
    return positions;
  }
}
