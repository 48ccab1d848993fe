package dev.itemstore.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.gen.ItemGenerator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetPlotsTest {
  @TempDir private Path folder;

  @Test
  void everyDistributionIsASmallPictureOfWhatIsStatedAndWhatIsMade() throws Exception {
    List<Path> files = new DatasetPlots(new ItemGenerator(42), 20_000).write(folder);

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "dataset-categories.svg",
            "dataset-brands.svg",
            "dataset-prices.svg",
            "dataset-stock.svg",
            "dataset-photos.svg",
            "dataset-reviews.svg",
            "dataset-stars.svg",
            "dataset-created-at.svg");
    for (Path file : files) {
      Svg svg = Svg.read(file);
      assertThat(svg.document().getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(svg.bytes()).as(file.toString()).isLessThan(60_000);
      assertThat(svg.texts())
          .as(file.toString())
          .anyMatch(text -> text.contains("stated"))
          .anyMatch(text -> text.contains("sampled"));
    }
  }
}
