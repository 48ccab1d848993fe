package dev.itemstore.gen.media;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import dev.itemstore.gen.MediaFiles;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes the files of pictures into a folder: the JPEG that photos name and, where this machine can
 * write WebP, its {@link PictureSizes}. Safe for use by several threads, each with other pictures.
 */
public final class PictureFiles {
  /**
   * The JPEG has this part of the size that the photos state: enough for what knows no other file,
   * with a quarter of the bytes.
   */
  private static final int SHRINK = 2;

  private static final String JPEG = "image/jpeg";
  private static final String WEBP = "image/webp";

  /** Where both formats reach 42 dB of PSNR at 320 pixels, and WebP has a quarter of the bytes. */
  private static final float QUALITY = 0.75f;

  /** Takes 4 % more bytes than the default, 4, and less than half of the time. */
  private static final int WEBP_METHOD = 2;

  private final Path folder;
  private final boolean withSizes;

  /** Takes a folder that is there. */
  public PictureFiles(Path folder) {
    this.folder = folder;
    this.withSizes = canWriteWebp();
  }

  /** Tells whether the smaller files are written too: whether this machine can write WebP. */
  public boolean hasSizes() {
    return withSizes;
  }

  /** Tells whether all files of a picture are there. */
  boolean isComplete(int file) {
    return Files.exists(jpeg(file))
        && widths(file).allMatch(width -> Files.exists(webp(file, width)));
  }

  /**
   * Draws a picture once, in its largest size, and writes those of its files that are not there.
   */
  public void write(int file) throws IOException {
    int[] widths = PictureSizes.widths(file).toArray();
    BufferedImage picture = draw(file, widths[widths.length - 1]);
    if (!Files.exists(jpeg(file))) {
      write(scaled(picture, MediaFiles.width(file) / SHRINK, file), JPEG, jpeg(file));
    }
    if (withSizes) {
      // Each from the next larger one: no step is below a half, so that none skips pixels.
      for (int i = widths.length - 1; i >= 0; i--) {
        picture = scaled(picture, widths[i], file);
        if (!Files.exists(webp(file, widths[i]))) {
          write(picture, WEBP, webp(file, widths[i]));
        }
      }
    }
  }

  private static BufferedImage draw(int file, int width) {
    return new ProductPicture(file, MediaFiles.PER_CATEGORY).draw(width, height(file, width));
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int file) {
    if (picture.getWidth() == width) {
      return picture;
    }
    int height = height(file, width);
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static int height(int file, int width) {
    return Math.round((float) width * MediaFiles.height(file) / MediaFiles.width(file));
  }

  /** Writes a file under another name first, so that an interrupted run leaves no half picture. */
  private static void write(BufferedImage picture, String type, Path path) throws IOException {
    Path partial = path.resolveSibling(path.getFileName() + ".partial");
    try {
      try (OutputStream out = Files.newOutputStream(partial)) {
        encode(picture, type, out);
      }
      Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void encode(BufferedImage picture, String type, OutputStream to)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(type).next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(to)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      if (param instanceof WebPWriteParam webp) {
        webp.setCompressionType(CompressionType.Lossy);
        webp.setMethod(WEBP_METHOD);
      }
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  /** The encoder is native code, which is there for Linux, macOS and Windows, but not for all. */
  private static boolean canWriteWebp() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType(WEBP);
    if (!writers.hasNext()) {
      return false;
    }
    try {
      encode(
          new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB),
          WEBP,
          OutputStream.nullOutputStream());
      return true;
    } catch (IOException | RuntimeException | LinkageError e) {
      return false;
    }
  }

  private IntStream widths(int file) {
    return withSizes ? PictureSizes.widths(file) : IntStream.empty();
  }

  private Path jpeg(int file) {
    return folder.resolve(MediaFiles.fileName(file));
  }

  private Path webp(int file, int width) {
    return folder.resolve(PictureSizes.fileName(file, width));
  }
}
