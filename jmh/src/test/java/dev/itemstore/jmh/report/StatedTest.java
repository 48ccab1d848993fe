package dev.itemstore.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.itemstore.gen.ItemGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is drawn as stated is what docs/dataset.md says, and the generator keeps to it. */
class StatedTest {
  private static DatasetSample sample;

  @BeforeAll
  static void take() {
    sample = DatasetSample.take(new ItemGenerator(42), 50_000);
  }

  @Test
  void theFiguresOfTheDocumentationFollowFromTheParameters() {
    double[] categories = Stated.zipf(Stated.CATEGORIES, Stated.CATEGORY_EXPONENT);
    assertThat(categories[0]).isCloseTo(0.10, within(0.005));
    assertThat(categories[199]).isCloseTo(0.0015, within(0.0001));
    assertThat(Stated.photos()[0]).isCloseTo(0.105, within(0.001));
    assertThat(DatasetSample.mean(Stated.photos())).isCloseTo(3.0, within(0.02));
    assertThat(Stated.reviews()[0]).isCloseTo(0.32, within(0.005));
    assertThat(DatasetSample.mean(Stated.reviews())).isCloseTo(3.5, within(0.02));
  }

  @Test
  void theGeneratorKeepsToThem() {
    assertClose(sample.photos(), Stated.photos());
    assertClose(sample.reviews(), Stated.reviews());
    assertClose(sample.stars(), Stated.stars());
    assertClose(sample.categories(), Stated.zipf(Stated.CATEGORIES, Stated.CATEGORY_EXPONENT));
  }

  private static void assertClose(double[] sampled, double[] stated) {
    assertThat(sampled).hasSameSizeAs(stated);
    IntStream.range(0, stated.length)
        .forEach(i -> assertThat(sampled[i]).as("at %d", i).isCloseTo(stated[i], within(0.01)));
  }
}
