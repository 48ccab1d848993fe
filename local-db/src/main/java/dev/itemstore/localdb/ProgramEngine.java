package dev.itemstore.localdb;

import java.util.function.Supplier;

/**
 * An engine whose program is on this machine.
 *
 * @param program gives the program, unpacked if need be
 */
record ProgramEngine(
    String store, String id, String origin, Supplier<ServerProgram> program, Machine machine)
    implements LocalEngine {

  static ProgramEngine of(String store, String origin, ServerProgram program, Machine machine) {
    return new ProgramEngine(store, program.id(), origin, () -> program, machine);
  }

  @Override
  public LocalServer start(ServerOptions options) {
    return RunningServer.start(program.get(), options, machine);
  }

  @Override
  public String toString() {
    return id + " from " + origin;
  }
}
