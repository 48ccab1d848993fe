package dev.itemstore.gen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Bounds;
import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemGeneratorTest {
  private static final Instant DATASET_END = Instant.parse("2024-01-01T00:00:00Z");

  private final ItemGenerator generator = new ItemGenerator(42);

  @Test
  void itemsAndReviewsKeepEveryBound() {
    LongStream.rangeClosed(1, 20_000)
        .forEach(id -> {
          ItemWithReviews made = generator.item(id);
          assertThat(made.item().draft()).isNotNull();
          made.reviews().forEach(review -> assertThat(review.draft()).isNotNull());
        });
  }

  @Test
  void anItemAgreesWithItsReviews() {
    LongStream.rangeClosed(1, 20_000)
        .forEach(id -> {
          ItemWithReviews made = generator.item(id);
          long sum = made.reviews().stream().mapToLong(Review::stars).sum();
          assertThat(made.item().rating()).isEqualTo(new RatingSummary(made.reviews().size(), sum));
          assertThat(made.reviews()).allMatch(review -> review.itemId() == id);
        });
  }

  @Test
  void reviewsAreNewestFirstByIdAndByTimeAndFollowTheirItem() {
    LongStream.rangeClosed(1, 20_000)
        .forEach(id -> {
          ItemWithReviews made = generator.item(id);
          long nextId = IdGenerator.ID_LIMIT;
          Instant next = Instant.MAX;
          for (Review review : made.reviews()) {
            assertThat(review.id()).isBetween(id * 1000 + 1, nextId - 1);
            assertThat(review.createdAt()).isBefore(next).isAfter(made.item().createdAt());
            nextId = review.id();
            next = review.createdAt();
          }
        });
  }

  @Test
  void whatWasNeverUpdatedHasVersionOne() {
    LongStream.rangeClosed(1, 5_000)
        .forEach(id -> {
          ItemWithReviews made = generator.item(id);
          assertAgree(made.item().version(), made.item().createdAt(), made.item().updatedAt());
          made.reviews().forEach(r -> assertAgree(r.version(), r.createdAt(), r.updatedAt()));
        });
  }

  private static void assertAgree(long version, Instant created, Instant updated) {
    assertThat(version).isPositive();
    assertThat(updated.toEpochMilli() - created.toEpochMilli()).isGreaterThanOrEqualTo(version - 1);
    assertThat(updated.equals(created)).isEqualTo(version == 1);
    assertThat(updated).isBefore("2025-01-01T00:00:00Z");
  }

  @Test
  void itemsAreCreatedInTheOrderOfTheirIdsAndBefore2024() {
    Instant before = Instant.EPOCH;
    for (long id : List.of(1L, 2L, 3L, 999L, 1000L, 10_000_000L, 10_000_001L)) {
      before = assertCreatedAfter(before, id);
    }
    // Where neighbours are nearest to each other.
    for (long id = ItemGenerator.MAX_ID - 1000; id <= ItemGenerator.MAX_ID; id++) {
      before = assertCreatedAfter(before, id);
    }
  }

  private Instant assertCreatedAfter(Instant before, long id) {
    Instant created = generator.item(id).item().createdAt();
    assertThat(created).as("item %d", id).isAfter(before).isBefore(DATASET_END);
    return created;
  }

  @Test
  void noTwoItemsShareASku() {
    Set<String> skus = new HashSet<>();
    LongStream.rangeClosed(1, 50_000)
        .forEach(id -> assertThat(skus.add(generator.item(id).item().sku())).isTrue());
    assertThat(generator.item(12345).item().sku()).matches("[A-Z]{3}-00012345");
    assertThat(generator.item(ItemGenerator.MAX_ID).item().sku()).matches("[A-Z]{3}-1000000000");
  }

  @Test
  void noItemShowsAPictureTwice() {
    LongStream.rangeClosed(1, 20_000)
        .mapToObj(id -> generator.item(id).item().photos().stream().map(Photo::url).toList())
        .forEach(urls -> assertThat(urls).doesNotHaveDuplicates());
  }

  @Test
  void photosPointToAThousandFilesUnderTheBaseUrlEachOfOneSize() {
    ItemGenerator other = new ItemGenerator(42, new MediaFiles("http://127.0.0.1:8083/media/"));
    Set<String> urls = new HashSet<>();
    Set<String> urlsWithSizes = new HashSet<>();
    LongStream.rangeClosed(1, 50_000)
        .forEach(id ->
            other
                .item(id)
                .item()
                .photos()
                .forEach(photo -> {
                  urls.add(photo.url());
                  urlsWithSizes.add(photo.url() + " " + photo.width() + " " + photo.height());
                }));
    assertThat(urls)
        .hasSize(MediaFiles.COUNT)
        .allMatch(url -> url.matches("http://127\\.0\\.0\\.1:8083/media/\\d{4}\\.jpg"));
    assertThat(urlsWithSizes).hasSize(MediaFiles.COUNT);
  }

  @Test
  void theVersionTellsGeneratorsOfDifferentItemsApart() {
    ItemGenerator other = new ItemGenerator(42, new MediaFiles("http://127.0.0.1:8083/media"));
    assertThat(generator.version()).isEqualTo(ItemGenerator.VERSION);
    assertThat(other.version()).isPositive().isNotEqualTo(generator.version());
    assertThat(new ItemGenerator(42, new MediaFiles("http://127.0.0.1:8083/media/")).version())
        .isEqualTo(other.version());
  }

  @Test
  void aBaseUrlOfWhichNoPhotoCouldBeMadeIsRefused() {
    assertThatThrownBy(() -> new MediaFiles("ftp://here"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ftp://here");
  }

  @Test
  void theOrderAndNumberOfThreadsDoNotMatter() {
    List<Long> ids =
        LongStream.rangeClosed(1, 5_000).boxed().collect(Collectors.toCollection(ArrayList::new));
    List<ItemWithReviews> inOrder = ids.stream().map(generator::item).toList();
    Collections.shuffle(ids, new Random(7));
    ItemGenerator another = new ItemGenerator(42);
    ids.parallelStream()
        .forEach(
            id -> assertThat(another.item(id)).isEqualTo(inOrder.get(Math.toIntExact(id - 1))));
  }

  @Test
  void anotherSeedMakesOtherItems() {
    ItemGenerator other = new ItemGenerator(43);
    assertThat(IntStream.rangeClosed(1, 1_000))
        .allMatch(id -> !other.item(id).equals(generator.item(id)));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, ItemGenerator.MAX_ID + 1, Long.MAX_VALUE})
  void idsOutOfBoundsAreRefused(long id) {
    assertThatThrownBy(() -> generator.item(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Long.toString(id));
  }

  @Test
  void everyCategoryNameAndBrandKeepsItsBound() {
    Catalogue catalogue = Catalogue.read();
    assertThat(catalogue.departments()).hasSize(20);
    assertThat(catalogue.categories())
        .hasSize(200)
        .extracting(Catalogue.Category::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> Bounds.CATEGORY.complaint(name).isEmpty());
    assertThat(
            LongStream.rangeClosed(1, 10_000)
                .mapToObj(id -> generator.item(id).item())
                .map(Item::brand))
        .allMatch(brand -> Bounds.BRAND.complaint(brand).isEmpty());
  }
}
