package dev.itemstore.localdb;

import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.mongo.transitions.Mongod;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.embed.process.io.directories.PersistentDir;
import de.flapdoodle.embed.process.io.progress.ProgressListener;
import de.flapdoodle.reverse.StateID;
import de.flapdoodle.reverse.transitions.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** MongoDB's own server as flapdoodle downloads it, kept under {@code engines/mongodb}. */
final class MongodDownload implements EngineSource {

  private static final Version.Main VERSION = Version.Main.V8_0;

  /** The program lies in a folder of {@code fileSets}. */
  private static final int DEPTH = 6;

  @Override
  public Optional<LocalEngine> find(String store, Machine machine) {
    return machine
        .engineFolders("mongodb")
        .flatMap(MongodDownload::programs)
        .findFirst()
        .map(program -> engine(store, machine, program));
  }

  private static Stream<Path> programs(Path folder) {
    if (!Files.isDirectory(folder.resolve("fileSets"))) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(file -> file.endsWith("mongod"))
          .filter(Machine::isProgram)
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static LocalEngine engine(String store, Machine machine, Path program) {
    return ProgramEngine.of(store, program.toString(), new MongodProgram(program), machine);
  }

  @Override
  public boolean brings(String engineId) {
    return engineId.equals(MongodProgram.ID);
  }

  @Override
  public Optional<LocalEngine> fetch(String store, Machine machine, Consumer<String> progress) {
    Path folder = machine.home().resolve("engines").resolve("mongodb");
    progress.accept("Fetching MongoDB 8.0 from its makers into " + folder);
    Mongod flapdoodle =
        Mongod.builder()
            .persistentBaseDir(
                Start.to(PersistentDir.class).providedBy(() -> PersistentDir.of(folder)))
            .progressListener(
                Start.to(ProgressListener.class).providedBy(() -> new Lines(progress)))
            .build();
    try {
      Files.createDirectories(folder);
      try (var reached =
          flapdoodle.transitions(VERSION).walker().initState(StateID.of(ExtractedFileSet.class))) {
        return Optional.of(engine(store, machine, reached.current().executable()));
      }
    } catch (IOException | RuntimeException e) {
      progress.accept("MongoDB cannot be fetched here: " + rootMessage(e));
      return Optional.empty();
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.toString();
  }

  /** Every tenth percent is a line. */
  private static final class Lines implements ProgressListener {
    private static final int STEP = 10;
    private final Consumer<String> progress;
    private int shown;

    Lines(Consumer<String> progress) {
      this.progress = progress;
    }

    @Override
    public void progress(String label, int percent) {
      if (percent >= shown + STEP) {
        shown = percent - percent % STEP;
        progress.accept("  " + label + ": " + shown + " %");
      }
    }

    @Override
    public void start(String label) {
      shown = 0;
    }

    @Override
    public void done(String label) {}

    @Override
    public void info(String label, String message) {}
  }
}
