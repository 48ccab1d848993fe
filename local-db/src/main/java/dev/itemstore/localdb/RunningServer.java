package dev.itemstore.localdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A server whose processes are children of this JVM. */
final class RunningServer implements LocalServer {

  private final ServerProgram program;
  private final DataFolder folder;
  private final ServerPlace place;
  private final List<ServerProcess> processes;
  private final Thread shutdownHook = new Thread(this::stop, "stop-local-database");
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;
  private String engine = "";

  private RunningServer(ServerProgram program, DataFolder folder, ServerPlace place) {
    this.program = program;
    this.folder = folder;
    this.place = place;
    this.processes = program.processes(place).stream().map(ServerProcess::new).toList();
  }

  static RunningServer start(ServerProgram program, ServerOptions options, Machine machine) {
    if (options.port() != 0) {
      Ports.checkFree(options.port());
    }
    DataFolder folder =
        options.dataDirectory().map(DataFolder::kept).orElseGet(DataFolder::temporary);
    try {
      program.account().ifPresent(account -> account.checkReaches(folder.path()));
      folder.awaitFormerProcesses();
      folder.claim(program.id());
      if (!folder.isInitialised()) {
        new EmptyData(machine).make(program, folder);
      }
      RunningServer server = new RunningServer(program, folder, place(program, options, folder));
      server.startAll();
      return server;
    } catch (RuntimeException | Error e) {
      folder.close();
      throw e;
    }
  }

  private static ServerPlace place(
      ServerProgram program, ServerOptions options, DataFolder folder) {
    List<Integer> ports = new ArrayList<>(Ports.free(1 + program.innerPorts()));
    int port = options.port() == 0 ? ports.getFirst() : options.port();
    return new ServerPlace(
        folder.path(), folder.data(), port, ports.subList(1, ports.size()), options.memory());
  }

  private void startAll() {
    Runtime.getRuntime().addShutdownHook(shutdownHook);
    try {
      startDead();
    } catch (RuntimeException | Error e) {
      stopProcesses();
      removeHook();
      throw e;
    }
  }

  private void startDead() {
    try {
      for (ServerProcess process : processes) {
        if (!process.isAlive()) {
          process.start();
        }
      }
    } finally {
      folder.note(processes);
    }
    engine = program.engine(place);
  }

  Path folder() {
    return folder.path();
  }

  @Override
  public String url() {
    return program.url(place);
  }

  @Override
  public Optional<String> sqlUrl() {
    return program.sqlUrl(place);
  }

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public List<ServerProcess> processes() {
    return processes;
  }

  @Override
  public void restart() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the server is closed");
      }
      startDead();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    stop();
    removeHook();
  }

  private void stop() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        stopProcesses();
        folder.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private void stopProcesses() {
    processes.reversed().forEach(ServerProcess::stop);
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      return; // the JVM is ending already
    }
  }
}
