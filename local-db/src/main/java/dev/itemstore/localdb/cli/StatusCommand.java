package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = "Says which servers run, and which engines are on this machine.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "STORE",
      description = "Print only the URL of this store's server; end with 1 if none runs.")
  String urlOf;

  @Option(
      names = "--data-dir",
      paramLabel = "STORE",
      description =
          "Print only the folder of this store's data; end with 1 if no server of it runs.")
  String dataOf;

  @Option(
      names = "--sql-url",
      paramLabel = "STORE",
      description =
          "Print only the JDBC URL of the PostgreSQL underneath a DocumentDB; end with 1 if there"
              + " is none.")
  String sqlUrlOf;

  @Override
  public Integer call() {
    if (urlOf != null) {
      return print("--url", urlOf, RunState::url);
    }
    if (dataOf != null) {
      return print("--data-dir", dataOf, state -> state.data().toString());
    }
    if (sqlUrlOf != null) {
      return print("--sql-url", sqlUrlOf, StatusCommand::sqlUrl);
    }
    PrintWriter out = spec.commandLine().getOut();
    for (String store : LocalEngines.stores()) {
      Optional<RunState> running = RunState.running(store);
      running.ifPresentOrElse(
          state -> StartCommand.print(out, state), () -> out.println(store + ": not running"));
      List<LocalEngine> engines = LocalEngines.find(store);
      engines.forEach(
          engine -> out.printf("  engine    %s from %s%n", engine.id(), engine.origin()));
      if (engines.isEmpty()) {
        out.println("  engine    none is here yet; a start fetches one if it can");
      }
    }
    out.flush();
    return 0;
  }

  private static String sqlUrl(RunState state) {
    return state
        .sqlUrl()
        .orElseThrow(() -> new CommandFailure(state.engine() + " has no SQL underneath"));
  }

  private int print(String option, String store, Function<RunState, String> value) {
    if (!LocalEngines.stores().contains(store)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "%s must be one of %s, not '%s'"
              .formatted(option, String.join(", ", LocalEngines.stores()), store));
    }
    RunState state =
        RunState.running(store)
            .orElseThrow(() ->
                new CommandFailure(
                    "no server for %s runs; scripts/db start %s starts one"
                        .formatted(store, store)));
    spec.commandLine().getOut().println(value.apply(state));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
