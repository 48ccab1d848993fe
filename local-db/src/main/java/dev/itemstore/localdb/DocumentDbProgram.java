package dev.itemstore.localdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * DocumentDB: PostgreSQL with its extension keeps the data, FerretDB in front of it speaks
 * MongoDB's protocol. Two processes, one engine.
 *
 * @param postgresBin the folder of PostgreSQL's programs
 * @param ferretdb FerretDB's program
 */
record DocumentDbProgram(Path postgresBin, Path ferretdb) implements ServerProgram {

  static final String ID = "documentdb";

  private static final Map<String, String> PLAIN =
      Map.of(
          "LC_ALL",
          "C",
          "HOME",
          "/",
          "PGSYSCONFDIR",
          "/nonexistent",
          "PGSERVICEFILE",
          "/nonexistent");

  private static final String VERSIONS =
      "SELECT split_part(extversion, '-', 1) || ' on PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1)"
          + " FROM pg_extension WHERE extname = 'documentdb'";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return Commands.output(List.of(program("postgres"), "--version")).strip()
        + ", FerretDB "
        + ferretVersion();
  }

  private String ferretVersion() {
    return Commands.output(List.of(ferretdb.toString(), "--version"))
        .lines()
        .filter(line -> line.startsWith("version:"))
        .map(line -> line.substring("version:".length()).strip().replaceFirst("^v", ""))
        .findFirst()
        .orElse("of an unknown version");
  }

  @Override
  public int innerPorts() {
    return 1;
  }

  @Override
  public Optional<Account> account() {
    return Account.insteadOfRoot();
  }

  @Override
  public long emptySize() {
    return 300_000_000;
  }

  @Override
  public void initialise(ServerPlace place) {
    Path log = place.log("initialise");
    List<String> initdb =
        List.of(
            program("initdb"),
            "-D",
            place.data().toString(),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C");
    if (Commands.run(demoted(initdb), PLAIN, log) != 0) {
      throw new LocalDatabaseException(
          ServerLog.explain("initdb", log, 0, "could not make PostgreSQL's data directory"));
    }
    ServerProcess postgres = new ServerProcess(postgres(place));
    try {
      postgres.start();
      createExtensions(place);
    } finally {
      postgres.stop();
    }
  }

  private void createExtensions(ServerPlace place) {
    // The second one's indexes can serve an order, DocumentDB's first kind cannot.
    for (String extension : List.of("documentdb", "documentdb_extended_rum")) {
      ask(place, "CREATE EXTENSION IF NOT EXISTS " + extension + " CASCADE");
    }
  }

  private String ask(ServerPlace place, String sql) {
    return Commands.output(
        List.of(
            program("psql"),
            "-X",
            "-q",
            "-A",
            "-t",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(place.innerPort()),
            "-U",
            "postgres",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            "SET client_min_messages = warning",
            "-c",
            sql),
        PLAIN);
  }

  @Override
  public List<ProcessSpec> processes(ServerPlace place) {
    return List.of(postgres(place), ferret(place));
  }

  private ProcessSpec postgres(ServerPlace place) {
    List<String> command =
        new ArrayList<>(List.of(program("postgres"), "-D", place.data().toString()));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + place.innerPort(),
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=" + place.mebibytes() + "MB",
            "max_wal_size=" + Math.max(1024, 2 * place.logMebibytes()) + "MB",
            // A document over 2 kB is compressed: quicker so than by PostgreSQL's own method.
            "default_toast_compression=lz4",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "jit=off",
            "shared_preload_libraries=pg_cron,pg_documentdb_core,pg_documentdb,pg_documentdb_extended_rum",
            "cron.database_name=postgres",
            // Its jobs remember the port of the server that they were made on, and this data
            // directory is a copy: as background workers they need none.
            "cron.use_background_workers=on",
            "max_worker_processes=16",
            "documentdb.localhost_connection_string=host=127.0.0.1",
            "documentdb.alternate_index_handler_name=extended_rum")) {
      command.addAll(List.of("-c", setting));
    }
    return new ProcessSpec(
        "postgres",
        demoted(command),
        PLAIN,
        "INT", // "fast": ends the sessions, then stops in order
        place.log("postgres"),
        () -> answers(place));
  }

  private boolean answers(ServerPlace place) {
    try {
      Commands.output(
          List.of(
              program("pg_isready"),
              "-q",
              "-h",
              "127.0.0.1",
              "-p",
              Integer.toString(place.innerPort()),
              "-U",
              "postgres"),
          PLAIN);
      return true;
    } catch (LocalDatabaseException e) {
      return false;
    }
  }

  private ProcessSpec ferret(ServerPlace place) {
    Path state = place.folder().resolve("ferretdb");
    try {
      Files.createDirectories(state);
    } catch (IOException e) {
      throw new LocalDatabaseException(
          "%s cannot be made: %s".formatted(state, DataFolder.reason(e)), e);
    }
    return new ProcessSpec(
        "ferretdb",
        List.of(
            ferretdb.toString(),
            "--postgresql-url=postgres://postgres@127.0.0.1:%d/postgres?pool_max_conns=40"
                .formatted(place.innerPort()),
            "--no-auth",
            "--listen-addr=127.0.0.1:" + place.port(),
            "--debug-addr=-",
            "--telemetry=disable",
            "--state-dir=" + state),
        Map.of("DO_NOT_TRACK", "true"),
        "TERM",
        place.log("ferretdb"),
        () -> MongoGreeting.version(place.port()).isPresent());
  }

  @Override
  public Optional<String> sqlUrl(ServerPlace place) {
    return Optional.of(
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(place.innerPort()));
  }

  @Override
  public String url(ServerPlace place) {
    return "mongodb://127.0.0.1:%d/itemstore".formatted(place.port());
  }

  @Override
  public String engine(ServerPlace place) {
    return "DocumentDB %s through FerretDB %s"
        .formatted(ask(place, VERSIONS).strip(), ferretVersion());
  }

  private String program(String name) {
    return postgresBin.resolve(name).toString();
  }

  private List<String> demoted(List<String> command) {
    return account().map(account -> account.run(command)).orElse(command);
  }
}
