package dev.itemstore.localdb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where servers that speak MongoDB's protocol come from, flapdoodle's download aside. */
final class MongoSources {

  private MongoSources() {}

  /** A {@code mongod} that is named by ITEMSTORE_MONGOD or on PATH. */
  static Optional<LocalEngine> binary(String store, Machine machine) {
    return machine
        .program("ITEMSTORE_MONGOD", "mongod")
        .map(program ->
            ProgramEngine.of(store, program.toString(), new MongodProgram(program), machine));
  }

  /** What scripts/get-documentdb installed, or installs now. */
  static final class DocumentDb implements EngineSource {

    @Override
    public Optional<LocalEngine> find(String store, Machine machine) {
      return Installation.find(machine, "documentdb").map(found -> engine(store, machine, found));
    }

    private static LocalEngine engine(String store, Machine machine, Installation found) {
      DocumentDbProgram program =
          new DocumentDbProgram(
              found.root().resolve("usr/lib/postgresql/18/bin"),
              found.folder().resolve("bin/ferretdb"));
      return ProgramEngine.of(store, found.folder().toString(), program, machine);
    }

    @Override
    public boolean brings(String engineId) {
      return engineId.equals(DocumentDbProgram.ID);
    }

    @Override
    public Optional<LocalEngine> fetch(String store, Machine machine, Consumer<String> progress) {
      Optional<Path> script = machine.scripts().map(folder -> folder.resolve("get-documentdb"));
      if (script.isEmpty()
          || machine.onPath("apt-get").isEmpty()
          || machine.onPath("go").isEmpty()) {
        progress.accept(
            "DocumentDB cannot be fetched here: that takes Debian, the Go command, and this project's scripts folder");
        return Optional.empty();
      }
      return run(script.get(), machine, progress) ? find(store, machine) : Optional.empty();
    }

    private static boolean run(Path script, Machine machine, Consumer<String> progress) {
      ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
      builder.environment().put("ITEMSTORE_HOME", machine.home().toString());
      try {
        Process process = builder.start();
        process.getOutputStream().close();
        try (var lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
          lines.lines().forEach(progress);
        }
        return process.waitFor() == 0;
      } catch (IOException e) {
        progress.accept(script + " cannot be run: " + e.getMessage());
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
