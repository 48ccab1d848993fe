package dev.itemstore.gen.media;

import dev.itemstore.gen.MediaFiles;
import java.awt.image.BufferedImage;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Renders the picture files that the dataset's photos point to; those that are there already are
 * left as they are.
 */
@Command(
    name = "media",
    description =
        "Renders the 1,000 pictures that generated items show, for a web server or a CDN to serve.",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class MediaCommand implements Callable<Integer> {
  /**
   * Pictures are rendered at this part of the size that the photos state: enough for a page, a
   * quarter of the bytes.
   */
  private static final int SHRINK = 2;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "the folder to write to")
  private Path folder;

  /** Runs the command. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    // ImageIO would otherwise write every picture to a temporary file first.
    ImageIO.setUseCache(false);
    CommandLine line = new CommandLine(new MediaCommand());
    line.setExecutionExceptionHandler((e, failed, parsed) -> {
      System.err.println("media: " + e.getMessage());
      return 1;
    });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException {
    try {
      Files.createDirectories(folder);
      int[] missing =
          IntStream.range(0, MediaFiles.COUNT).filter(file -> !Files.exists(path(file))).toArray();
      if (missing.length > 0) {
        render(missing);
      }
    } catch (UncheckedIOException e) {
      throw described(e.getCause());
    } catch (FileSystemException e) {
      throw described(e);
    }
    return 0;
  }

  private void render(int[] files) {
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Pictures")
            .setInitialMax(files.length)
            .setUpdateIntervalMillis(isTerminal() ? 250 : 10_000)
            .build()) {
      IntStream.of(files)
          .parallel()
          .forEach(file -> {
            write(file);
            bar.step();
          });
    }
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 does return null without a terminal.
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** Writes a file under another name first, so that an interrupted run leaves no half picture. */
  private void write(int file) {
    BufferedImage picture =
        new ProductPicture(file, MediaFiles.PER_CATEGORY)
            .draw(MediaFiles.width(file) / SHRINK, MediaFiles.height(file) / SHRINK);
    Path partial = folder.resolve(path(file).getFileName() + ".partial");
    try {
      try (OutputStream out = Files.newOutputStream(partial)) {
        ImageIO.write(picture, "jpg", out);
      }
      Files.move(partial, path(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(int file) {
    return folder.resolve(MediaFiles.fileName(file));
  }

  private IOException described(IOException e) {
    return new IOException(
        "cannot write the pictures to %s: %s".formatted(folder, e.getMessage()), e);
  }
}
