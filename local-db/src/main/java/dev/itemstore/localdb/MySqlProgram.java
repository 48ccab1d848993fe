package dev.itemstore.localdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A server of the MySQL family: MySQL or MariaDB.
 *
 * @param id {@code mysql} or {@code mariadb}
 * @param product its name for people
 * @param process what its process is called
 * @param program the server with the options that it needs at its place
 * @param options returns what only this product takes
 * @param initialise returns the command that fills an empty data directory
 */
record MySqlProgram(
    String id,
    String product,
    String process,
    List<String> program,
    Function<ServerPlace, List<String>> options,
    Function<Path, List<String>> initialise)
    implements ServerProgram {

  /** Root may come from 127.0.0.1 whatever the machine resolves that to; nobody else gets there. */
  private static final String ACCOUNT_AND_DATABASE =
      """
      CREATE USER IF NOT EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '';
      GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
      CREATE DATABASE IF NOT EXISTS itemstore CHARACTER SET utf8mb4;
      """;

  @Override
  public String version() {
    List<String> command = new ArrayList<>(program);
    command.add("--version");
    // Before this stands the program's path, which is no part of its version.
    return Commands.output(command).strip().replaceFirst("^.*? Ver ", "");
  }

  @Override
  public long emptySize() {
    return 400_000_000;
  }

  @Override
  public void initialise(ServerPlace place) {
    Path log = place.log("initialise");
    int status = Commands.run(initialise.apply(place.data()), Map.of("LC_ALL", "C"), log);
    if (status != 0) {
      throw new LocalDatabaseException(
          ServerLog.explain(id, log, 0, "could not make its data directory"));
    }
    // A server's identity is its own; each copy makes a new one.
    place.data().resolve("auto.cnf").toFile().delete();
  }

  @Override
  public List<ProcessSpec> processes(ServerPlace place) {
    Path statements = place.folder().resolve("at-start.sql");
    try {
      Files.writeString(statements, ACCOUNT_AND_DATABASE);
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "%s cannot be written: %s".formatted(statements, DataFolder.reason(e)), e);
    }
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "--datadir=" + place.data(),
            "--socket=mysql.sock", // in the data directory; a whole path could be longer than a
            // socket's may be
            "--pid-file=mysql.pid",
            "--bind-address=127.0.0.1",
            "--port=" + place.port(),
            "--init-file=" + statements,
            "--skip-name-resolve",
            "--max-connections=200",
            "--character-set-server=utf8mb4",
            "--local-infile=ON",
            "--secure-file-priv=",
            "--innodb-buffer-pool-size=" + place.mebibytes() + "M",
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-doublewrite=ON",
            "--skip-log-bin",
            "--performance-schema=OFF"));
    command.addAll(options.apply(place));
    return List.of(
        new ProcessSpec(
            process,
            List.copyOf(command),
            Map.of(),
            "TERM",
            place.log(process),
            () -> MySqlGreeting.version(place.port()).isPresent()));
  }

  @Override
  public String url(ServerPlace place) {
    return "jdbc:mysql://127.0.0.1:%d/itemstore?user=root&createDatabaseIfNotExist=true&sslMode=DISABLED"
        .formatted(place.port());
  }

  @Override
  public String engine(ServerPlace place) {
    return product + " " + MySqlGreeting.version(place.port()).orElse("that does not answer");
  }
}
