package dev.itemstore.localdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An unprivileged account of this machine, for servers that refuse to run as root. */
record Account(String name) {

  /**
   * Returns the account that a server runs under which refuses root; empty where we are not root.
   *
   * @throws LocalDatabaseException if we are root and there is no way down
   */
  static Optional<Account> insteadOfRoot() {
    if (!Machine.isRoot()) {
      return Optional.empty();
    }
    if (Machine.current().onPath("setpriv").isEmpty()) {
      throw new LocalDatabaseException(
          "PostgreSQL does not run as root, and 'setpriv' to change the user is not there; install util-linux or run this as an ordinary user");
    }
    return Stream.of("postgres", "nobody")
        .filter(Account::exists)
        .findFirst()
        .map(Account::new)
        .or(() -> {
          throw new LocalDatabaseException(
              "PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody'; run this as an ordinary user");
        });
  }

  private static boolean exists(String name) {
    try {
      lookUp(name);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static java.nio.file.attribute.UserPrincipal lookUp(String name) throws IOException {
    return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
  }

  /** Returns the command that becomes {@code command} under this account, in the same process. */
  List<String> run(List<String> command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=" + name,
                "--regid=" + Commands.output(List.of("id", "-g", name)).strip(),
                "--clear-groups",
                "--inh-caps=-all"));
    all.addAll(command);
    return all;
  }

  /** Makes the account the owner of a folder or file. */
  void own(Path path) {
    try {
      Files.setOwner(path, lookUp(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks that the account can get to a folder.
   *
   * @throws LocalDatabaseException if a folder on the way is closed to others, naming it
   */
  void checkReaches(Path folder) {
    for (Path step = folder; step != null; step = step.getParent()) {
      try {
        if (Files.exists(step)
            && !Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          throw new LocalDatabaseException(
              "PostgreSQL runs as the user '%s', who cannot get to %s because %s is closed to others; choose another folder by ITEMSTORE_HOME or --data-dir"
                  .formatted(name, folder, step));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
