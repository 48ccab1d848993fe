package dev.itemstore.gen.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers which chunks of a folder are written while there is no manifest: a line that says what
 * is written, and a line for each chunk. While it is open nobody else can open it, so a folder has
 * one writer.
 */
final class Journal implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final List<Manifest.Chunk> chunks = new ArrayList<>();

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Returns what the folder's journal is about; null if there is none, or nothing in it. */
  static Manifest.About about(Path folder) throws IOException {
    Path file = folder.resolve(DatasetFolder.JOURNAL);
    if (!Files.exists(file)) {
      return null;
    }
    // A line that was cut off says nothing.
    String text = Files.readString(file);
    int end = text.indexOf('\n');
    return end < 0
        ? null
        : DatasetFolder.JSON.readValue(text.substring(0, end), Manifest.About.class);
  }

  /**
   * Makes sure that nobody writes to a folder now.
   *
   * @throws DatasetFileException if somebody does
   */
  static void requireNoWriter(Path folder) throws IOException {
    Path file = folder.resolve(DatasetFolder.JOURNAL);
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        lock(channel, folder);
      }
    }
  }

  /**
   * Opens the folder's journal, or begins one.
   *
   * @throws DatasetFileException if another writer has it open
   */
  static Journal open(Path folder, Manifest.About about) throws IOException {
    Path file = folder.resolve(DatasetFolder.JOURNAL);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Journal journal = new Journal(file, channel);
    try {
      lock(channel, folder);
      journal.readOrBegin(about);
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path folder) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new DatasetFileException(
          "another scripts/gen is writing to %s: wait for it, or name another folder"
              .formatted(folder));
    }
  }

  private void readOrBegin(Manifest.About about) throws IOException {
    String text = read();
    int end = text.lastIndexOf('\n') + 1;
    // A line that was cut off is not remembered, and its chunk made again.
    channel.truncate(text.substring(0, end).getBytes(UTF_8).length);
    channel.position(channel.size());
    if (end == 0) {
      write(about);
      return;
    }
    for (String line : text.substring(0, end).lines().skip(1).toList()) {
      chunks.add(DatasetFolder.JSON.readValue(line, Manifest.Chunk.class));
    }
  }

  /** By this channel: a file that is closed takes the process's locks on it with it. */
  private String read() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    return new String(bytes.array(), 0, bytes.position(), UTF_8);
  }

  /** Returns the chunks that were in it when it was opened. */
  List<Manifest.Chunk> chunks() {
    return chunks;
  }

  void add(Manifest.Chunk chunk) throws IOException {
    write(chunk);
  }

  private synchronized void write(Object value) throws IOException {
    ByteBuffer line = ByteBuffer.wrap(DatasetFolder.line(value));
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
