package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code start} leaves running. */
@Command(name = "supervise", hidden = true)
final class SuperviseCommand implements Callable<Integer> {

  @Spec CommandSpec spec;
  @Mixin ServerFlags flags;

  @Override
  public Integer call() {
    flags.check();
    PrintWriter out = spec.commandLine().getOut();
    LocalEngine engine =
        LocalEngines.choose(flags.store, Optional.ofNullable(flags.engine), out::println);
    return new Supervisor(flags, out, true).run(engine, flags.options(engine));
  }
}
