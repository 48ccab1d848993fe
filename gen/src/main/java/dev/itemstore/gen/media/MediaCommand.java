package dev.itemstore.gen.media;

import dev.itemstore.gen.MediaFiles;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Renders the picture files that the dataset's photos point to, in all sizes; those that are there
 * already are left as they are.
 */
@Command(
    name = "media",
    description = {
      "Renders the 1,000 pictures that generated items show, in the sizes that the page asks for, for a web server or"
          + " a CDN to serve. Files that are there are kept."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class MediaCommand implements Callable<Integer> {
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
      PictureFiles pictures = new PictureFiles(folder);
      if (!pictures.hasSizes()) {
        System.err.println(
            "media: there is no WebP encoder for this system; the pictures are JPEGs in one size.");
      }
      int[] missing =
          IntStream.range(0, MediaFiles.COUNT).filter(file -> !pictures.isComplete(file)).toArray();
      if (missing.length > 0) {
        render(pictures, missing);
      }
    } catch (UncheckedIOException e) {
      throw described(e.getCause());
    } catch (FileSystemException e) {
      throw described(e);
    }
    return 0;
  }

  private static void render(PictureFiles pictures, int[] files) {
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Pictures")
            .setInitialMax(files.length)
            .setUpdateIntervalMillis(isTerminal() ? 250 : 10_000)
            .build()) {
      IntStream.of(files)
          .parallel()
          .forEach(file -> {
            write(pictures, file);
            bar.step();
          });
    }
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 does return null without a terminal.
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static void write(PictureFiles pictures, int file) {
    try {
      pictures.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IOException described(IOException e) {
    String why =
        switch (e) {
          case FileAlreadyExistsException _ -> "it is a file";
          case AccessDeniedException _ -> "there is no permission";
          default -> e.getMessage();
        };
    return new IOException("cannot write the pictures to %s: %s".formatted(folder, why), e);
  }
}
