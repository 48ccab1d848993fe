package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalEngines;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "stop",
    description = "Stops the server of a store, or of every store; its data stay.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

  private static final int LONGEST_STOP_SECONDS = 180;

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "STORE",
      description = "The store: ${COMPLETION-CANDIDATES} (default: all).",
      completionCandidates = ServerFlags.Stores.class)
  String store;

  @Override
  public Integer call() {
    if (store != null && !LocalEngines.stores().contains(store)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "STORE must be one of "
              + String.join(", ", LocalEngines.stores())
              + ", not '"
              + store
              + "'");
    }
    List<String> stores = store == null ? LocalEngines.stores() : List.of(store);
    stores.forEach(this::stop);
    return 0;
  }

  private void stop(String name) {
    Optional<RunState> running = RunState.running(name);
    if (running.isEmpty()) {
      RunState.remove(name);
      say(name + ": not running");
      return;
    }
    RunState state = running.get();
    // Only the supervisor is told; where it was killed, the servers' guards have told them to stop
    // already.
    state.supervisor().alive().ifPresent(ProcessHandle::destroy);
    await(state, state.supervisor());
    state.processes().forEach(process -> await(state, process));
    RunState.remove(name);
    say("%s: stopped %s; its data stay in %s".formatted(name, state.engine(), state.data()));
  }

  private static void await(RunState state, RunState.Known known) {
    try {
      Optional<ProcessHandle> alive = known.alive();
      if (alive.isPresent()) {
        alive.get().onExit().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (TimeoutException e) {
      throw new CommandFailure(
          "%s does not stop (process %s); look into the logs in %s"
              .formatted(state.engine(), known, state.data()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new CommandFailure("%s cannot be waited for: %s".formatted(known, e.getMessage()), e);
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
