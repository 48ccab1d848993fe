package dev.itemstore.gen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.itemstore.gen.MediaFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {
  @TempDir Path folder;

  @Test
  void aPictureHasEverySizeThatIsNotAboveItsOwn() throws IOException {
    PictureFiles pictures = new PictureFiles(folder);
    for (int file : oneOfEachShape()) {
      assertThat(pictures.isComplete(file)).isFalse();
      pictures.write(file);
      assertThat(pictures.isComplete(file)).isTrue();

      double shape = (double) MediaFiles.width(file) / MediaFiles.height(file);
      for (int width : PictureSizes.widths(file).toArray()) {
        assertThat(width).isLessThanOrEqualTo(MediaFiles.width(file));
        BufferedImage picture = read(PictureSizes.fileName(file, width));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isBetween((int) (width / shape), (int) (width / shape) + 1);
      }
      assertThat(read(MediaFiles.fileName(file)).getWidth()).isEqualTo(MediaFiles.width(file) / 2);
    }
  }

  @Test
  void everySizeShowsTheSamePicture() throws IOException {
    new PictureFiles(folder).write(0);

    BufferedImage jpeg = read(MediaFiles.fileName(0));
    for (int width : PictureSizes.widths(0).toArray()) {
      BufferedImage webp = read(PictureSizes.fileName(0, width));
      for (double at : new double[] {0.1, 0.5, 0.9}) {
        assertThat(brightness(webp, at)).isCloseTo(brightness(jpeg, at), within(12));
      }
    }
  }

  @Test
  void aPictureInAnyOtherFormIsMuchSmaller() throws IOException {
    new PictureFiles(folder).write(0);

    assertThat(Files.size(folder.resolve(PictureSizes.fileName(0, 960))))
        .as("960 pixels of WebP against 800 of JPEG")
        .isLessThan(Files.size(folder.resolve(MediaFiles.fileName(0))) / 2);
  }

  @Test
  void whatIsThereIsKeptAndWhatIsMissingIsMade() throws IOException {
    PictureFiles pictures = new PictureFiles(folder);
    pictures.write(7);
    Path kept = folder.resolve(PictureSizes.fileName(7, 320));
    Path missing = folder.resolve(PictureSizes.fileName(7, 640));
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(kept, longAgo);
    Files.delete(missing);
    assertThat(pictures.isComplete(7)).isFalse();

    pictures.write(7);

    assertThat(pictures.isComplete(7)).isTrue();
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(longAgo);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1 + (int) PictureSizes.widths(7).count());
    }
  }

  private static List<Integer> oneOfEachShape() {
    return IntStream.range(0, 50)
        .boxed()
        .filter(file ->
            IntStream.range(0, file)
                .noneMatch(earlier ->
                    MediaFiles.width(earlier) == MediaFiles.width(file)
                        && MediaFiles.height(earlier) == MediaFiles.height(file)))
        .toList();
  }

  private BufferedImage read(String name) throws IOException {
    return ImageIO.read(folder.resolve(name).toFile());
  }

  private static int brightness(BufferedImage picture, double at) {
    int rgb = picture.getRGB((int) (picture.getWidth() * at), (int) (picture.getHeight() * at));
    return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
  }
}
