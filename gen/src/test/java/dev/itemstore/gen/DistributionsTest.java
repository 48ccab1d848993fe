package dev.itemstore.gen;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Review;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The distributions that docs/dataset.md states, over 100,000 items. */
class DistributionsTest {
  private static final int ITEMS = 100_000;

  private static List<ItemWithReviews> sample;

  @BeforeAll
  static void make() {
    ItemGenerator generator = new ItemGenerator(1);
    sample = LongStream.rangeClosed(1, ITEMS).mapToObj(generator::item).toList();
  }

  @Test
  void reviewsAreSkewedAroundThreeAndAHalf() {
    assertThat(mean(made -> made.reviews().size())).isCloseTo(3.5, within(0.06));
    assertThat(share(made -> made.reviews().isEmpty())).isCloseTo(0.316, within(0.01));
    assertThat(share(made -> made.reviews().size() >= 12)).isCloseTo(0.074, within(0.012));
    assertThat(sample.stream().mapToInt(made -> made.reviews().size()).max().orElseThrow())
        .isBetween(36, Reviews.MAX_PER_ITEM);
  }

  @Test
  void photosAreZeroToTwelveAndThreeOnAverage() {
    assertThat(mean(made -> made.item().photos().size())).isCloseTo(3.0, within(0.03));
    assertThat(share(made -> made.item().photos().isEmpty())).isCloseTo(0.105, within(0.01));
    assertThat(sample.stream().mapToInt(made -> made.item().photos().size()).max()).hasValue(12);
  }

  @Test
  void categoriesFollowZipf() {
    List<Long> counts = descending(made -> made.item().category(), sample);
    assertThat(counts).hasSize(200);
    assertThat(counts.get(0) / (double) counts.get(9)).isCloseTo(6.31, within(0.6)); // 10^0.8
    assertThat(counts.get(0) / (double) counts.get(99)).isCloseTo(39.8, within(6.0)); // 100^0.8
  }

  @Test
  void brandsOfADepartmentFollowZipf() {
    String category = "Hiking boots";
    List<Long> counts =
        descending(
            made -> made.item().brand(),
            sample.stream().filter(made -> made.item().category().equals(category)).toList());
    assertThat(counts).hasSizeBetween(30, Brands.PER_DEPARTMENT);
    assertThat(counts.get(0) / (double) counts.get(9)).isCloseTo(10, within(3.0));
  }

  @Test
  void pricesAreLogNormalAroundTheMedianOfTheirCategory() {
    List<Long> euros =
        sample.stream()
            .map(ItemWithReviews::item)
            .filter(item -> item.category().equals("Hiking boots"))
            .filter(item -> item.price().currency().equals("EUR"))
            .map(item -> item.price().amount())
            .sorted()
            .toList();
    assertThat(euros).hasSizeGreaterThan(500);
    assertThat(at(euros, 0.5)).isCloseTo(17_900, within(1_200.0));
    // One sigma of the logarithm, 0.4, on either side.
    assertThat(at(euros, 0.84) / at(euros, 0.5)).isCloseTo(1.49, within(0.12));
    assertThat(at(euros, 0.5) / at(euros, 0.16)).isCloseTo(1.49, within(0.12));
  }

  @Test
  void yenHaveNoMinorUnit() {
    List<Item> yen =
        sample.stream()
            .map(ItemWithReviews::item)
            .filter(item -> item.price().currency().equals("JPY"))
            .toList();
    assertThat(yen.size() / (double) ITEMS).isCloseTo(0.07, within(0.005));
    assertThat(yen).allMatch(item -> List.of(0L, 80L).contains(item.price().amount() % 100));
    assertThat(share(made -> made.item().price().currency().equals("EUR")))
        .isCloseTo(0.45, within(0.01));
  }

  @Test
  void stockIsSkewedAndSometimesGone() {
    assertThat(share(made -> made.item().stock() == 0)).isCloseTo(0.08, within(0.005));
    assertThat(share(made -> made.item().stock() > 18)).isCloseTo(0.45, within(0.02));
    assertThat(share(made -> made.item().stock() > 200)).isBetween(0.01, 0.03);
  }

  @Test
  void mostItemsWereNeverUpdated() {
    assertThat(share(made -> made.item().version() == 1)).isCloseTo(0.7, within(0.01));
    assertThat(share(made -> made.item().version() == 2)).isCloseTo(0.15, within(0.01));
  }

  @Test
  void starsLeanToFiveAndReviewsSayWhatTheyMean() {
    List<Review> reviews = sample.stream().flatMap(made -> made.reviews().stream()).toList();
    double count = reviews.size();
    Map<Integer, Long> stars = reviews.stream().collect(groupingBy(Review::stars, counting()));
    assertThat(stars.get(5) / count).isCloseTo(0.462, within(0.01));
    assertThat(stars.get(1) / count).isCloseTo(0.077, within(0.01));
    assertThat(reviews)
        .filteredOn(review -> review.title().equals("Love it!"))
        .isNotEmpty()
        .allMatch(review -> review.stars() == 5);
    assertThat(reviews)
        .filteredOn(review -> review.body().contains("Save your money."))
        .isNotEmpty()
        .allMatch(review -> review.stars() == 1);
  }

  @Test
  void textsGoBeyondAsciiAndBeyondTheBasicPlane() {
    List<Review> reviews = sample.stream().flatMap(made -> made.reviews().stream()).toList();
    for (String letter : List.of("é", "ü", "ß", "日本語", "ñ", "Ł")) {
      assertThat(reviews)
          .as(letter)
          .anyMatch(r -> (r.author() + r.title() + r.body()).contains(letter));
    }
    assertThat(reviews)
        .anyMatch(r -> r.body().codePoints().anyMatch(Character::isSupplementaryCodePoint));
    assertThat(reviews).anyMatch(r -> r.body().contains("\n"));
    assertThat(reviews).anyMatch(r -> r.body().isEmpty()).anyMatch(r -> r.title().isEmpty());
  }

  private static double mean(Function<ItemWithReviews, Integer> value) {
    return sample.stream().mapToInt(value::apply).average().orElseThrow();
  }

  private static double share(Predicate<ItemWithReviews> which) {
    return sample.stream().filter(which).count() / (double) ITEMS;
  }

  private static double at(List<Long> sorted, double quantile) {
    return sorted.get((int) (sorted.size() * quantile));
  }

  private static List<Long> descending(
      Function<ItemWithReviews, String> key, List<ItemWithReviews> of) {
    return of.stream().collect(groupingBy(key, counting())).values().stream()
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
