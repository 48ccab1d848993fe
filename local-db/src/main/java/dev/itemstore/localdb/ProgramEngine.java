package dev.itemstore.localdb;

/** An engine whose program is on this machine. */
record ProgramEngine(String store, String origin, ServerProgram program, Machine machine)
    implements LocalEngine {

  @Override
  public String id() {
    return program.id();
  }

  @Override
  public LocalServer start(ServerOptions options) {
    return RunningServer.start(program, options, machine);
  }
}
