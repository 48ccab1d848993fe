package dev.itemstore.gen.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A folder with a whole dataset. A chunk is given out only after the checksums of its files were
 * found to be the manifest's. Safe for use by several threads.
 */
public final class DatasetFolder implements ChunkSource {
  static final int FORMAT_VERSION = 1;
  static final String COMPRESSION = "zstd";
  static final String MANIFEST = "manifest.json";
  static final String JOURNAL = "journal.ndjson";
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final Path folder;
  private final Manifest manifest;
  private final Layout layout;
  private final Chunks chunks;
  private final PhotoCache photos = new PhotoCache();

  private DatasetFolder(Path folder, Manifest manifest, Layout layout) {
    this.folder = folder;
    this.manifest = manifest;
    this.layout = layout;
    this.chunks = new Chunks(manifest.about().items());
  }

  /**
   * Opens a folder by its manifest.
   *
   * @throws DatasetFileException if it holds no dataset, or not a whole one, or of another form
   */
  public static DatasetFolder open(Path folder) {
    Path file = folder.resolve(MANIFEST);
    Manifest manifest;
    try {
      manifest = JSON.readValue(Files.readString(file), Manifest.class);
    } catch (NoSuchFileException e) {
      throw new DatasetFileException(
          Files.exists(folder.resolve(JOURNAL))
              ? folder
                  + " holds a part of a dataset: the scripts/gen command that was stopped goes"
                  + " on by itself when it is given again"
              : "there is no dataset in %s: scripts/gen --out %s makes one"
                  .formatted(folder, folder));
    } catch (JsonProcessingException e) {
      throw damaged(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw unusable("read", file, e);
    }
    return new DatasetFolder(folder, manifest, layout(file, manifest));
  }

  private static Layout layout(Path file, Manifest manifest) {
    Manifest.About about = manifest.about();
    if (about.formatVersion() != FORMAT_VERSION
        || !about.compression().equals(COMPRESSION)
        || about.chunkItems() != Chunks.CHUNK_ITEMS) {
      throw new DatasetFileException(
          ("%s is of another format (version %d, %s, chunks of %d items): make the files anew by"
                  + " scripts/gen")
              .formatted(file, about.formatVersion(), about.compression(), about.chunkItems()));
    }
    Layout layout =
        Layout.named(about.layout())
            .orElseThrow(() -> damaged(file, "unknown layout " + about.layout()));
    int count = about.items() < 1 ? 0 : new Chunks(about.items()).count();
    if (count == 0 || manifest.chunks().size() != count) {
      throw damaged(file, "it has not the chunks of its items");
    }
    for (int chunk = 0; chunk < count; chunk++) {
      Manifest.Chunk entry = manifest.chunks().get(chunk);
      if (entry.chunk() != chunk
          || !entry.files().stream()
              .map(Manifest.File::name)
              .toList()
              .equals(layout.files(chunk))) {
        throw damaged(file, "the files of chunk %d are not its own".formatted(chunk));
      }
    }
    return layout;
  }

  public Manifest manifest() {
    return manifest;
  }

  /**
   * Reads a chunk's items.
   *
   * @throws DatasetFileException naming the file that is missing, truncated or altered
   */
  @Override
  public List<ItemWithReviews> items(int chunk) {
    List<byte[]> texts = new ArrayList<>();
    for (Manifest.File file : manifest.chunks().get(chunk).files()) {
      texts.add(text(chunk, file));
    }
    try {
      List<ItemWithReviews> items = layout.codec().decode(texts, new Shared(photos));
      requireIds(chunk, items);
      return items;
    } catch (IOException | RuntimeException e) {
      throw bad(chunk, manifest.chunks().get(chunk).files().getFirst(), e.getMessage());
    }
  }

  private void requireIds(int chunk, List<ItemWithReviews> items) throws IOException {
    if (items.size() != chunks.size(chunk)) {
      throw new IOException(
          "it holds %d items, not %d".formatted(items.size(), chunks.size(chunk)));
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).item().id() != chunks.first(chunk) + i) {
        throw new IOException("its items are those of another chunk");
      }
    }
  }

  private byte[] text(int chunk, Manifest.File file) {
    byte[] packed;
    try {
      packed = Files.readAllBytes(folder.resolve(file.name()));
    } catch (NoSuchFileException e) {
      throw bad(chunk, file, "it is missing");
    } catch (IOException e) {
      throw unusable("read", folder.resolve(file.name()), e);
    }
    if (packed.length < file.bytes()) {
      throw bad(
          chunk, file, "it is truncated, to %d of %d bytes".formatted(packed.length, file.bytes()));
    }
    if (!sha256(packed).equals(file.sha256())) {
      throw bad(chunk, file, "its checksum differs from the manifest's");
    }
    try {
      return Zstd.decompress(packed);
    } catch (ZstdException e) {
      throw bad(chunk, file, e.getMessage());
    }
  }

  private DatasetFileException bad(int chunk, Manifest.File file, String why) {
    return new DatasetFileException(
        "chunk %d: %s: %s; make it again by %s"
            .formatted(chunk, folder.resolve(file.name()), why, manifest.about().command(folder)));
  }

  private static DatasetFileException damaged(Path file, String why) {
    return new DatasetFileException(
        "%s is damaged (%s): make the files anew by scripts/gen --replace"
            .formatted(file, why.lines().findFirst().orElse("")));
  }

  static DatasetFileException unusable(String verb, Path file, IOException e) {
    return new DatasetFileException(
        "%s cannot be %s: %s".formatted(file, verb, Reasons.of(e, file)), e);
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Hashes.sha256().digest(bytes));
  }

  static byte[] line(Object value) throws IOException {
    return (JSON.writeValueAsString(value) + "\n").getBytes(UTF_8);
  }
}
