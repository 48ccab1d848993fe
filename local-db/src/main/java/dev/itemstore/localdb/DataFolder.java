package dev.itemstore.localdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A server's own folder, held by one starter at a time.
 *
 * <pre>
 *   lock         locked while a starter holds the folder; says who
 *   engine       whose data these are: id and version
 *   processes    the processes that ran last: pid and time of start
 *   data/        the server's own files, there when they are complete
 *   *.log        what the server's processes said
 * </pre>
 */
final class DataFolder implements AutoCloseable {

  static final String TEMPORARY_PREFIX = "itemstore-db-";

  private static final java.time.Duration LONGEST_STOP = java.time.Duration.ofMinutes(2);

  private final Path folder;
  private final boolean temporary;
  private final FileChannel lockFile;

  private DataFolder(Path folder, boolean temporary, FileChannel lockFile) {
    this.folder = folder;
    this.temporary = temporary;
    this.lockFile = lockFile;
  }

  /** Takes a folder that is kept, making it if need be. */
  static DataFolder kept(Path folder) {
    try {
      Files.createDirectories(folder);
      return take(folder, false);
    } catch (FileAlreadyExistsException e) {
      throw new LocalDatabaseException(
          "the data directory %s is a file; choose another one".formatted(folder), e);
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "the data directory %s cannot be written: %s; choose another one"
              .formatted(folder, reason(e)),
          e);
    }
  }

  /**
   * Makes a folder that is removed at close, and removes those that killed programs left behind.
   */
  static DataFolder temporary() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    removeLeftovers(parent);
    try {
      Path folder = Files.createTempDirectory(parent, TEMPORARY_PREFIX);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return take(folder, true);
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "no temporary directory can be made in %s: %s".formatted(parent, reason(e)), e);
    }
  }

  private static void removeLeftovers(Path parent) {
    try (var folders = Files.newDirectoryStream(parent, TEMPORARY_PREFIX + "*")) {
      for (Path folder : folders) {
        // One without processes may be a starter's that has not come further yet.
        if (Files.isWritable(folder) && Files.isReadable(folder.resolve("processes"))) {
          removeUnlessInUse(folder);
        }
      }
    } catch (IOException e) {
      return; // leftovers are no reason not to start
    }
  }

  private static void removeUnlessInUse(Path folder) throws IOException {
    DataFolder abandoned;
    try {
      abandoned = take(folder, true);
    } catch (LocalDatabaseException e) {
      return; // it is in use
    }
    if (abandoned.formerProcesses().stream().noneMatch(ProcessHandle::isAlive)) {
      abandoned.close();
    } else {
      abandoned.lockFile.close(); // they are still stopping
    }
  }

  private static DataFolder take(Path folder, boolean temporary) throws IOException {
    Path path = folder.resolve("lock");
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!lock(file)) {
      file.close();
      throw new LocalDatabaseException(
          "the data directory %s is in use by process %s; stop that one first (scripts/db stop), or choose another directory"
              .formatted(folder, Files.readString(path).strip()));
    }
    file.truncate(0);
    file.write(
        ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
    return new DataFolder(folder, temporary, file);
  }

  private static boolean lock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this same JVM has it
    }
  }

  Path path() {
    return folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  boolean isInitialised() {
    return Files.isDirectory(data());
  }

  /**
   * Checks that the data in here are of this engine, or claims the folder for it.
   *
   * @throws LocalDatabaseException if they are of another engine
   */
  void claim(String engine) {
    Path file = folder.resolve("engine");
    try {
      if (isInitialised() && Files.exists(file) && !Files.readString(file).strip().equals(engine)) {
        throw new LocalDatabaseException(
            "the data directory %s holds data of %s, not of %s; choose another directory"
                .formatted(folder, Files.readString(file).strip(), engine));
      }
      Files.writeString(file, engine + "\n");
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "the data directory %s cannot be written: %s".formatted(folder, reason(e)), e);
    }
  }

  /**
   * Notes the processes that work on these data, so that the next starter can wait for their end.
   */
  void note(List<ServerProcess> processes) {
    Properties noted = new Properties();
    for (ServerProcess process : processes) {
      if (process.isAlive()) {
        noted.setProperty(Long.toString(process.pid()), process.startedAt().toString());
      }
    }
    try (var out = Files.newBufferedWriter(folder.resolve("processes"))) {
      noted.store(out, null);
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "%s cannot be written: %s".formatted(folder.resolve("processes"), reason(e)), e);
    }
  }

  /**
   * Waits for the end of processes whose starter was killed: their guards have told them to stop.
   *
   * @throws LocalDatabaseException if one does not end in time
   */
  void awaitFormerProcesses() {
    Instant end = Instant.now().plus(LONGEST_STOP);
    for (ProcessHandle process : formerProcesses()) {
      while (process.isAlive()) {
        if (Instant.now().isAfter(end)) {
          throw new LocalDatabaseException(
              "the data directory %s is still in use by process %d of an earlier start, which does not end; end it first"
                  .formatted(folder, process.pid()));
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalDatabaseException("interrupted", e);
    }
  }

  private List<ProcessHandle> formerProcesses() {
    Properties noted = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("processes"))) {
      noted.load(in);
    } catch (IOException e) {
      return List.of();
    }
    List<ProcessHandle> former = new ArrayList<>();
    for (String pid : noted.stringPropertyNames()) {
      ProcessHandle.of(Long.parseLong(pid))
          .filter(process -> isSame(process, Instant.parse(noted.getProperty(pid))))
          .ifPresent(former::add);
    }
    return former;
  }

  private static boolean isSame(ProcessHandle process, Instant startedAt) {
    Optional<Instant> start = process.info().startInstant();
    return start.isPresent() && start.get().equals(startedAt);
  }

  @Override
  public void close() {
    try (lockFile) {
      if (temporary) {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String reason(IOException e) {
    return e instanceof java.nio.file.FileSystemException f && f.getReason() != null
        ? f.getReason()
        : e.getClass().getSimpleName();
  }
}
