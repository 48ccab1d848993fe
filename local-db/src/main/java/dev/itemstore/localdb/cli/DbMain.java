package dev.itemstore.localdb.cli;

import dev.itemstore.localdb.LocalDatabaseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code scripts/db}: a private database server on this machine, from the command line. */
@Command(
    name = "db",
    description =
        "Runs a private database server on this machine, durable, its data kept between starts.",
    subcommands = {
      StartCommand.class,
      StopCommand.class,
      StatusCommand.class,
      SuperviseCommand.class
    },
    mixinStandardHelpOptions = true,
    footer = {"", "docs/local-databases.md says which engine is taken, and where everything is."})
public final class DbMain {

  private DbMain() {}

  /** Ends with 0, with 1 after a failure, with 2 after a wrong option. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new DbMain())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(DbMain::failure)
        .setParameterExceptionHandler(DbMain::wrongUse);
  }

  private static int failure(Exception e, CommandLine command, CommandLine.ParseResult result)
      throws Exception {
    if (e instanceof LocalDatabaseException || e instanceof CommandFailure) {
      command.getErr().println("db: " + e.getMessage());
      return 1;
    }
    throw e;
  }

  private static int wrongUse(CommandLine.ParameterException e, String[] args) {
    e.getCommandLine().getErr().println("db: " + e.getMessage() + " (see scripts/db --help)");
    return 2;
  }
}
