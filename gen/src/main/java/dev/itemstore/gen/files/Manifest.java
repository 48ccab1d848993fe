package dev.itemstore.gen.files;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.gen.MediaFiles;
import java.util.List;

/**
 * What a folder holds, as its {@code manifest.json} says.
 *
 * @param about the dataset and the form of its files
 * @param photos of all items
 * @param reviews of all items
 * @param chunks in their order
 */
public record Manifest(About about, long photos, long reviews, List<Chunk> chunks) {

  public Manifest {
    chunks = List.copyOf(chunks);
  }

  static Manifest of(About about, List<Chunk> chunks) {
    return new Manifest(
        about,
        chunks.stream().mapToLong(Chunk::photos).sum(),
        chunks.stream().mapToLong(Chunk::reviews).sum(),
        chunks);
  }

  /** Returns the bytes of all files. */
  public long sizeOnDisk() {
    return chunks.stream().flatMap(chunk -> chunk.files().stream()).mapToLong(File::bytes).sum();
  }

  /** Returns how many files there are, the manifest aside. */
  public long fileCount() {
    return chunks.stream().mapToLong(chunk -> chunk.files().size()).sum();
  }

  /**
   * Everything that determines the files.
   *
   * @param formatVersion changes whenever files are made otherwise
   * @param layout a {@link Layout}'s name
   * @param compression of each file
   * @param chunkItems items of a chunk, the last one aside
   */
  public record About(
      int formatVersion,
      String layout,
      String compression,
      long seed,
      long items,
      int generatorVersion,
      String mediaBaseUrl,
      int chunkItems) {

    public Dataset dataset() {
      return new Dataset(seed, items, generatorVersion);
    }

    /** Returns the command that makes these files. */
    public String command(Object folder) {
      return "scripts/gen --items %d --seed %d%s --format %s --out %s"
          .formatted(
              items,
              seed,
              mediaBaseUrl.equals(MediaFiles.DEFAULT_BASE_URL)
                  ? ""
                  : " --media-base-url " + mediaBaseUrl,
              layout,
              folder);
    }
  }

  /**
   * The files of a chunk.
   *
   * @param chunk its number, from 0
   */
  public record Chunk(int chunk, long photos, long reviews, List<File> files) {

    public Chunk {
      files = List.copyOf(files);
    }
  }

  /**
   * A file.
   *
   * @param name its path within the folder
   * @param sha256 of its bytes, in hexadecimal digits
   */
  public record File(String name, long bytes, String sha256) {}
}
