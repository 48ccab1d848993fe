package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalDatabases;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.ServerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a start takes, checked. */
final class ServerFlags {

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Parameters(
      paramLabel = "STORE",
      description = "The store: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Stores.class)
  String store;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "mysql, mariadb, mongodb, documentdb, or url (default: the first that is there).")
  String engine;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "The port on 127.0.0.1; 0 for any that is free (default: 13306 for mysql, 17017 for mongo).")
  Integer port;

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description =
          "Where it keeps its data (default: data/ENGINE in the folder that ITEMSTORE_HOME names).")
  Path dataDirectory;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "The cache for data pages, such as 512M or 4G (default: ${DEFAULT-VALUE}).",
      defaultValue = "512M")
  String memory;

  @Option(
      names = "--with-parent",
      paramLabel = "PID",
      description = "Stop when the process with this id ends.")
  Long parent;

  /** Checks the values that do not depend on the engine. */
  void check() {
    if (!LocalEngines.stores().contains(store)) {
      throw wrong(
          "STORE must be one of "
              + String.join(", ", LocalEngines.stores())
              + ", not '"
              + store
              + "'");
    }
    memoryBytes();
    if (port != null && (port < 0 || port > 65_535)) {
      throw wrong("--port must be from 0 to 65535, not " + port);
    }
    if (parent != null && ProcessHandle.of(parent).filter(ProcessHandle::isAlive).isEmpty()) {
      throw wrong("--with-parent names no running process: " + parent);
    }
  }

  ServerOptions options(LocalEngine chosen) {
    Path data = dataDirectory == null ? LocalDatabases.dataDirectory(chosen) : dataDirectory;
    return ServerOptions.keptIn(data)
        .withPort(port == null ? LocalDatabases.defaultPort(store) : port)
        .withMemory(memoryBytes());
  }

  /** Returns the same as arguments, with the engine that was chosen. */
  List<String> asArguments(LocalEngine chosen) {
    List<String> arguments =
        new ArrayList<>(List.of(store, "--engine", chosen.id(), "--memory", memory));
    if (port != null) {
      arguments.addAll(List.of("--port", port.toString()));
    }
    if (dataDirectory != null) {
      arguments.addAll(List.of("--data-dir", dataDirectory.toAbsolutePath().toString()));
    }
    if (parent != null) {
      arguments.addAll(List.of("--with-parent", parent.toString()));
    }
    return arguments;
  }

  private long memoryBytes() {
    OptionalLong bytes = ByteSize.parse(memory);
    if (bytes.isEmpty() || bytes.getAsLong() < ByteSize.parse("32M").getAsLong()) {
      throw wrong(
          "--memory must be a size of 32M or more, such as 512M or 4G, not '" + memory + "'");
    }
    return bytes.getAsLong();
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  static final class Stores implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return LocalEngines.stores().iterator();
    }
  }
}
