package dev.itemstore.system;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.impl.TargetClosedError;
import dev.itemstore.gen.MediaFiles;
import dev.itemstore.gen.media.PictureFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The dataset's media folder for a browser: each picture's files are rendered when the first of
 * them is asked for.
 */
final class Pictures implements AutoCloseable {
  /** What a browser asks the folder for. */
  static final String ADDRESSES = MediaFiles.DEFAULT_BASE_URL + "/*";

  private final Path folder;
  private final PictureFiles files;

  Pictures() throws IOException {
    folder = Files.createTempDirectory("itemstore-pictures-");
    files = new PictureFiles(folder);
  }

  /**
   * Answers with the file, or with 404 where {@code scripts/media} would have made none. A page
   * that was closed meanwhile needs no answer.
   */
  void serve(Route route) {
    String url = route.request().url();
    String name = url.substring(url.lastIndexOf('/') + 1);
    Path file = folder.resolve(name);
    try {
      if (name.matches("\\d{4}[-.].*")) {
        files.write(Integer.parseInt(name.substring(0, 4)));
      }
      route.fulfill(
          Files.exists(file)
              ? new Route.FulfillOptions().setPath(file)
              : new Route.FulfillOptions().setStatus(404));
    } catch (TargetClosedError e) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
