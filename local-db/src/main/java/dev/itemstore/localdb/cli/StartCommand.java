package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "start",
    description =
        "Starts a server, waits until it answers, and leaves it running; it is restarted when it dies.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

  @Spec CommandSpec spec;
  @Mixin ServerFlags flags;

  @Option(
      names = "--foreground",
      description = "Stay until Ctrl-C, then stop the server; end with 1 if the server dies.")
  boolean foreground;

  @Override
  public Integer call() {
    flags.check();
    PrintWriter out = spec.commandLine().getOut();
    RunState.running(flags.store).ifPresent(StartCommand::refuse);
    LocalEngine engine =
        LocalEngines.choose(
            flags.store,
            Optional.ofNullable(flags.engine),
            line -> spec.commandLine().getErr().println(line));
    ServerOptions options = flags.options(engine);
    if (engine.id().equals("url")) {
      try (LocalServer given = engine.start(options)) {
        out.printf("%s, which %s names: nothing to start%n", given.engine(), engine.origin());
        return 0;
      }
    }
    if (foreground) {
      return new Supervisor(flags, out, false).run(engine, options);
    }
    out.printf("Starting %s from %s ...%n", engine.id(), engine.origin());
    out.flush();
    print(out, new DetachedSupervisor(flags).start(engine));
    return 0;
  }

  private static void refuse(RunState state) {
    throw new CommandFailure(
        "a server for %s runs already: %s at %s with the data directory %s (%s); scripts/db stop %s stops it"
            .formatted(
                state.store(),
                state.engine(),
                state.url(),
                state.data(),
                state.supervisor(),
                state.store()));
  }

  static void print(PrintWriter out, RunState state) {
    out.printf("%s: %s%n", state.store(), state.engine());
    out.printf("  url       %s%n", state.url());
    out.printf("  data      %s%n", state.data());
    state.processes().forEach(process -> out.printf("  process   %s%n", process));
    out.printf("  stop      scripts/db stop %s%n", state.store());
    out.flush();
  }
}
