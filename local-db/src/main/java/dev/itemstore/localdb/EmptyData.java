package dev.itemstore.localdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Gives a server its empty data: made once per program and version, kept under {@code templates/},
 * and copied from there, which takes a fraction of the time.
 */
final class EmptyData {

  private final Path templates;

  EmptyData(Machine machine) {
    this.templates = machine.home().resolve("templates");
  }

  /** Makes the folder's data, all or nothing. */
  void make(ServerProgram program, DataFolder folder) {
    checkSpace(program, folder.path());
    Path partial = folder.path().resolve("data.partial");
    try {
      Path template = template(program);
      Folders.delete(partial);
      copy(template, partial);
      Files.move(partial, folder.data());
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "the data directory %s cannot be written: %s"
              .formatted(folder.path(), DataFolder.reason(e)),
          e);
    }
  }

  private static void checkSpace(ServerProgram program, Path folder) {
    try {
      FileStore disk = Files.getFileStore(folder);
      long needed = program.emptySize();
      if (disk.getUsableSpace() < needed) {
        throw new LocalDatabaseException(
            "the disk of %s is full: %d MB are free, and an empty %s needs %d MB"
                .formatted(
                    folder, disk.getUsableSpace() / 1_000_000, program.id(), needed / 1_000_000));
      }
    } catch (IOException e) {
      return; // a disk that does not tell is tried
    }
  }

  private Path template(ServerProgram program) throws IOException {
    Path template = templates.resolve(key(program));
    if (Files.isDirectory(template)) {
      return template;
    }
    Files.createDirectories(templates);
    program.account().ifPresent(account -> account.checkReaches(templates));
    checkSpace(program, templates);
    Path work = templates.resolve(UUID.randomUUID() + ".partial");
    Path data = Files.createDirectories(work.resolve("data"));
    try {
      program.account().ifPresent(account -> account.own(data));
      List<Integer> ports = Ports.free(1 + program.innerPorts());
      program.initialise(
          new ServerPlace(
              work, data, ports.getFirst(), ports.subList(1, ports.size()), 128L << 20));
      if (!Files.isDirectory(template)) {
        Files.move(data, template);
      }
    } catch (java.nio.file.DirectoryNotEmptyException
        | java.nio.file.FileAlreadyExistsException e) {
      return template; // another program was faster, with the same result
    } finally {
      Folders.delete(work);
    }
    return template;
  }

  private static String key(ServerProgram program) {
    CRC32 sum = new CRC32();
    sum.update((program.version() + program.account()).getBytes(StandardCharsets.UTF_8));
    return "%s-%08x".formatted(program.id(), sum.getValue());
  }

  /**
   * The cp command keeps owners and modes, and copies sparse files and by reference where the
   * system can.
   */
  private static void copy(Path from, Path to) {
    Commands.output(
        List.of("cp", "-R", "-p", from.toString(), to.toString()), Map.of("LC_ALL", "C"));
  }
}
