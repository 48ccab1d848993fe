package dev.itemstore.localdb;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the search for engines sees of this machine.
 *
 * @param environment the environment variables
 * @param home where Itemstore keeps what it installs, and its data
 * @param startFolder where the search for the project's scripts begins, going upward
 */
record Machine(Map<String, String> environment, Path home, Path startFolder) {

  /** Where root's installations are, which other users may use. */
  private static final Path SHARED_HOME = Path.of("/var/lib/itemstore");

  static Machine current() {
    Map<String, String> environment = System.getenv();
    return new Machine(environment, home(environment), Path.of("").toAbsolutePath());
  }

  private static Path home(Map<String, String> environment) {
    String given = environment.getOrDefault("ITEMSTORE_HOME", "");
    if (!given.isEmpty()) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    return isRoot() ? SHARED_HOME : Path.of(System.getProperty("user.home"), ".itemstore");
  }

  static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /** Returns a variable's value; an empty one counts as none. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Returns a program on PATH. */
  Optional<Path> onPath(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program).toAbsolutePath())
        .filter(Machine::isProgram)
        .findFirst();
  }

  /**
   * Returns the program that a variable names, else the one on PATH.
   *
   * @throws LocalDatabaseException if the variable names no program
   */
  Optional<Path> program(String variable, String program) {
    Optional<String> named = variable(variable);
    if (named.isEmpty()) {
      return onPath(program);
    }
    Path path = Path.of(named.get()).toAbsolutePath();
    if (!isProgram(path)) {
      throw new LocalDatabaseException(
          "%s names %s, which is no program; correct it or unset it"
              .formatted(variable, named.get()));
    }
    return Optional.of(path);
  }

  static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  /** Returns the folders in which an engine of this name may be installed, the user's own first. */
  Stream<Path> engineFolders(String name) {
    return Stream.of(home, SHARED_HOME)
        .distinct()
        .map(folder -> folder.resolve("engines").resolve(name));
  }

  /**
   * Returns the folder of the project's scripts: named by ITEMSTORE_SCRIPTS, or found from here
   * upward.
   */
  Optional<Path> scripts() {
    Optional<Path> named = variable("ITEMSTORE_SCRIPTS").map(Path::of);
    return named.isPresent()
        ? named
        : Stream.iterate(startFolder, folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve("scripts"))
            .filter(folder -> Files.isExecutable(folder.resolve("get-documentdb")))
            .findFirst();
  }
}
