package dev.itemstore.gen.files;

import com.github.luben.zstd.Zstd;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import dev.itemstore.gen.work.ProgressListener;
import dev.itemstore.gen.work.StopSignal;
import dev.itemstore.gen.work.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Writes a dataset to a folder. Each worker takes the next chunk, makes its items, and writes its
 * files under another name first, so that no half file has a name that counts; the manifest comes
 * last. A writer that is run again keeps the files whose checksums are right.
 *
 * <p>The same dataset makes the same bytes, for one version of the compressor. For one run; {@link
 * #stop} may be called by any thread.
 */
public final class DatasetWriter {
  private static final int COMPRESSION_LEVEL = 3;

  private final Path folder;
  private final Manifest.About about;
  private final Layout layout;
  private final Chunks chunks;
  private final ChunkSource source;
  private final ProgressListener listener;
  private final StopSignal stop = new StopSignal();
  private final Workers workers;
  private final Manifest.Chunk[] written;

  /**
   * @param about of {@link #about}
   * @param source makes the items
   * @param threads how many workers, 1 or more
   */
  public DatasetWriter(
      Path folder,
      Manifest.About about,
      ChunkSource source,
      int threads,
      ProgressListener listener) {
    this.folder = folder;
    this.about = about;
    this.layout = Layout.named(about.layout()).orElseThrow();
    this.chunks = new Chunks(about.items());
    this.source = source;
    this.listener = listener;
    this.workers = new Workers("write", threads, stop);
    this.written = new Manifest.Chunk[chunks.count()];
  }

  /** Returns what determines the files of a dataset. */
  public static Manifest.About about(
      Layout layout, long seed, long items, int generatorVersion, String mediaBaseUrl) {
    return new Manifest.About(
        DatasetFolder.FORMAT_VERSION,
        layout.toString(),
        DatasetFolder.COMPRESSION,
        seed,
        items,
        generatorVersion,
        mediaBaseUrl,
        Chunks.CHUNK_ITEMS);
  }

  /**
   * Makes the folder if it is not there, and looks at what it holds and at the disk.
   *
   * @param replace deletes a dataset that the folder holds
   * @throws DatasetFileException if it cannot be written to, holds something else, or the disk is
   *     too small
   */
  public void prepare(boolean replace) {
    try {
      Files.createDirectories(folder);
      if (replace) {
        Journal.requireNoWriter(folder);
        deleteDataset();
      }
      requireNothingElse();
      requireSpace();
    } catch (IOException e) {
      throw DatasetFolder.unusable("written", folder, e);
    }
  }

  /**
   * Writes what is not there yet.
   *
   * @throws CancellationException if it was stopped; the chunks that were written stay
   * @throws InterruptedException if this thread was interrupted; the writing is then stopped too
   * @throws DatasetFileException if a file cannot be written
   */
  public Manifest run() throws InterruptedException {
    try (Journal journal = Journal.open(folder, about)) {
      Manifest.Chunk[] known = known(journal);
      workers.run(chunks.count(), chunk -> writeUnlessThere(chunk, known[chunk], journal));
      stop.throwIfSet();
      Manifest manifest = Manifest.of(about, Arrays.asList(written));
      write(
          DatasetFolder.MANIFEST,
          DatasetFolder.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      journal.delete();
      return manifest;
    } catch (IOException e) {
      throw DatasetFolder.unusable("written", folder, e);
    }
  }

  /** Ends the writing: chunks that are on their way are finished, no other is begun. */
  public void stop() {
    stop.set();
  }

  private void deleteDataset() throws IOException {
    for (Layout each : Layout.values()) {
      for (String name : each.folders()) {
        deleteFiles(folder.resolve(name), "*.%s.zst*".formatted(each));
      }
    }
    Files.deleteIfExists(folder.resolve(DatasetFolder.MANIFEST));
    Files.deleteIfExists(folder.resolve(DatasetFolder.JOURNAL));
  }

  private static void deleteFiles(Path folder, String glob) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder, glob)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    try (var rest = Files.newDirectoryStream(folder)) {
      if (rest.iterator().hasNext()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private void requireNothingElse() throws IOException {
    Manifest.About present = present();
    if (present == null) {
      // A journal that says nothing yet is what a writer leaves that was killed as it began.
      try (var files = Files.newDirectoryStream(folder, DatasetWriter::isNoJournal)) {
        if (files.iterator().hasNext()) {
          throw new DatasetFileException(
              "%s holds other files: name a folder that is empty or not there".formatted(folder));
        }
      }
    } else if (!present.equals(about)) {
      throw new DatasetFileException(
          "%s holds another dataset (%s): name another folder, or --replace to delete it first"
              .formatted(folder, present.command(folder)));
    }
  }

  private static boolean isNoJournal(Path file) {
    return !file.getFileName().toString().equals(DatasetFolder.JOURNAL);
  }

  private Manifest.About present() throws IOException {
    return Files.exists(folder.resolve(DatasetFolder.MANIFEST))
        ? DatasetFolder.open(folder).manifest().about()
        : Journal.about(folder);
  }

  private void requireSpace() throws IOException {
    long there = size();
    long needed = chunks.items() * layout.bytesPerItem() * 11 / 10 - there;
    long free = Files.getFileStore(folder).getUsableSpace();
    if (needed > free) {
      throw new DatasetFileException(
          "%s needs some %,d MB more and its disk has %,d MB free: name a folder with more room"
              .formatted(folder, Math.ceilDiv(needed, 1_000_000), free / 1_000_000));
    }
  }

  /** Returns the bytes of the files that are there. */
  private long size() throws IOException {
    long size = 0;
    for (String name : layout.folders()) {
      Path part = folder.resolve(name);
      if (Files.isDirectory(part)) {
        try (var files = Files.newDirectoryStream(part)) {
          for (Path file : files) {
            size += Files.size(file);
          }
        }
      }
    }
    return size;
  }

  private Manifest.Chunk[] known(Journal journal) {
    Manifest.Chunk[] known = new Manifest.Chunk[chunks.count()];
    List<Manifest.Chunk> all = new ArrayList<>();
    if (Files.exists(folder.resolve(DatasetFolder.MANIFEST))) {
      all.addAll(DatasetFolder.open(folder).manifest().chunks());
    }
    all.addAll(journal.chunks());
    for (Manifest.Chunk chunk : all) {
      known[chunk.chunk()] = chunk;
    }
    return known;
  }

  private void writeUnlessThere(int chunk, Manifest.Chunk known, Journal journal) {
    try {
      if (known != null && isThere(known)) {
        written[chunk] = known;
        listener.skipped(chunks.size(chunk));
      } else {
        written[chunk] = write(chunk);
        journal.add(written[chunk]);
      }
    } catch (IOException e) {
      throw DatasetFolder.unusable("written", folder, e);
    }
  }

  private boolean isThere(Manifest.Chunk chunk) throws IOException {
    for (Manifest.File file : chunk.files()) {
      Path path = folder.resolve(file.name());
      if (!Files.exists(path)
          || Files.size(path) != file.bytes()
          || !DatasetFolder.sha256(Files.readAllBytes(path)).equals(file.sha256())) {
        return false;
      }
    }
    return true;
  }

  private Manifest.Chunk write(int chunk) throws IOException {
    List<ItemWithReviews> items = source.items(chunk);
    List<byte[]> texts = layout.codec().encode(items);
    List<String> names = layout.files(chunk);
    List<Manifest.File> files = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < names.size(); i++) {
      byte[] packed = Zstd.compress(texts.get(i), COMPRESSION_LEVEL);
      write(names.get(i), packed);
      files.add(new Manifest.File(names.get(i), packed.length, DatasetFolder.sha256(packed)));
      bytes += packed.length;
    }
    long photos = items.stream().mapToLong(item -> item.item().photos().size()).sum();
    long reviews = items.stream().mapToLong(item -> item.reviews().size()).sum();
    listener.done(items.size(), items.size() + photos + reviews, bytes);
    return new Manifest.Chunk(chunk, photos, reviews, files);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Path partial = folder.resolve(name + ".partial");
    Files.createDirectories(file.getParent());
    try {
      Files.write(partial, bytes);
      Files.move(
          partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(partial); // On a full disk its room is wanted.
      throw e;
    }
  }
}
