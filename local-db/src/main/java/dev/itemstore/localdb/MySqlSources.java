package dev.itemstore.localdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where servers of the MySQL family come from. */
final class MySqlSources {

  private MySqlSources() {}

  /** A {@code mysqld} that is named by ITEMSTORE_MYSQLD or on PATH; it may be MariaDB's. */
  static Optional<LocalEngine> binary(String store, Machine machine) {
    return machine
        .program("ITEMSTORE_MYSQLD", "mysqld")
        .map(program -> ProgramEngine.of(store, program.toString(), program(program), machine));
  }

  private static MySqlProgram program(Path program) {
    return Commands.output(List.of(program.toString(), "--version")).contains("MariaDB")
        ? mariaDb(program, program.getParent().getParent())
        : mysql(List.of(program.toString(), "--no-defaults"));
  }

  /** What scripts/get-mysql installed. */
  static Optional<LocalEngine> installed(String store, Machine machine) {
    return Installation.find(machine, "mysql")
        .map(found ->
            ProgramEngine.of(store, found.root().toString(), installed(found.root()), machine));
  }

  private static MySqlProgram installed(Path root) {
    Path libraries = root.resolve("usr/lib/x86_64-linux-gnu");
    Path share = root.resolve("usr/share/mysql");
    return mysql(
        List.of(
            libraries.resolve("ld-linux-x86-64.so.2").toString(),
            "--inhibit-cache",
            "--library-path",
            libraries.toString(),
            root.resolve("usr/sbin/mysqld").toString(),
            "--no-defaults",
            "--basedir=" + root.resolve("usr"),
            "--lc-messages-dir=" + share,
            "--character-sets-dir=" + share.resolve("charsets"),
            "--plugin-dir=" + root.resolve("usr/lib/mysql/plugin")));
  }

  private static MySqlProgram mysql(List<String> command) {
    List<String> program = asRoot(command);
    return new MySqlProgram(
        "mysql",
        "MySQL",
        "mysqld",
        program,
        place ->
            List.of(
                "--tls-version=",
                "--mysqlx=OFF",
                "--innodb-redo-log-capacity=" + place.logMebibytes() + "M"),
        data -> join(program, "--initialize-insecure", "--datadir=" + data));
  }

  /** MariaDB with its folder, the parent of its bin, scripts and share. */
  static MySqlProgram mariaDb(Path program, Path base) {
    List<String> command = asRoot(List.of(program.toString(), "--no-defaults"));
    Path installer =
        Stream.of("bin/mariadb-install-db", "scripts/mariadb-install-db", "bin/mysql_install_db")
            .map(base::resolve)
            .filter(Machine::isProgram)
            .findFirst()
            .orElseThrow(() ->
                new LocalDatabaseException(
                    "%s is MariaDB's, and its mariadb-install-db is not in %s; name a complete MariaDB by ITEMSTORE_MYSQLD"
                        .formatted(program, base)));
    return new MySqlProgram(
        "mariadb",
        "MariaDB",
        "mariadbd",
        command,
        place -> List.of("--skip-ssl", "--innodb-log-file-size=" + place.logMebibytes() + "M"),
        data ->
            asRoot(
                List.of(
                    installer.toString(),
                    "--no-defaults",
                    "--basedir=" + base,
                    "--datadir=" + data,
                    "--auth-root-authentication-method=normal",
                    "--skip-name-resolve",
                    "--skip-test-db")));
  }

  /** The servers refuse to run as root unless they are told so. */
  private static List<String> asRoot(List<String> command) {
    return Machine.isRoot() ? join(command, "--user=root") : command;
  }

  private static List<String> join(List<String> start, String... end) {
    List<String> all = new ArrayList<>(start);
    all.addAll(List.of(end));
    return List.copyOf(all);
  }
}
