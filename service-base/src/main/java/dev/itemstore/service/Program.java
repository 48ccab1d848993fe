package dev.itemstore.service;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Runs a program that is configured by the options of one picocli command. The value of an option
 * {@code --max-requests} is the first of: the flag, the environment variable {@code
 * PREFIX_MAX_REQUESTS}, the line {@code max-requests = …} of the properties file that {@code
 * --config} names, the option's own default. A secret is not an option: a program reads it from the
 * environment itself.
 *
 * <p>Exit codes: 0, 1 for a failure, 2 for a key that is unknown or has a bad value; each with one
 * line on stderr.
 */
public final class Program {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  private final Callable<Integer> command;
  private final String environmentPrefix;
  private final Map<String, String> environment;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * @param command annotated with {@code @Command(name, description, footer)}
   * @param environmentPrefix such as {@code ITEMSTORE_API}
   */
  public Program(Callable<Integer> command, String environmentPrefix) {
    this(
        command,
        environmentPrefix,
        System.getenv(),
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()));
  }

  Program(
      Callable<Integer> command,
      String environmentPrefix,
      Map<String, String> environment,
      PrintWriter out,
      PrintWriter err) {
    this.command = command;
    this.environmentPrefix = environmentPrefix;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /** Runs the program, and returns its exit code. */
  public int run(String... args) {
    CommandLine line = commandLine();
    LayeredDefaults defaults;
    try {
      defaults =
          LayeredDefaults.load(
              line.getCommandSpec(), configFile(args), environmentPrefix, environment);
    } catch (ProgramException e) {
      err.println(line.getCommandName() + ": " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (!asksForHelp(args)) {
      // Help shows the built-in defaults, so it goes without the other layers.
      line.setDefaultValueProvider(defaults);
    }
    line.setParameterExceptionHandler((e, given) -> reportBadValue(e, given, defaults));
    line.setExecutionExceptionHandler((e, ignored, parsed) -> reportFailure(line, e));
    return line.execute(args);
  }

  private CommandLine commandLine() {
    CommandLine line = new CommandLine(command);
    line.setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
    line.getCommandSpec()
        .mixinStandardHelpOptions(false)
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build())
        .addOption(
            OptionSpec.builder("--config")
                .paramLabel("FILE")
                .type(String.class)
                .description("A properties file with any of these keys, such as: port = 8080")
                .build());
    line.getCommandSpec().usageMessage().showDefaultValues(true).sortOptions(false).width(100);
    line.getCommandSpec()
        .usageMessage()
        .footerHeading(
            """
            %nA flag goes before the environment (%s_PORT=8080), that before the file (port = 8080).%n\
            """
                .replace("%s", environmentPrefix));
    return line;
  }

  private String configFile(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--config=")) {
        return args[i].substring("--config=".length());
      }
      if (args[i].equals("--config") && i + 1 < args.length) {
        return args[i + 1];
      }
    }
    return environment.get(environmentPrefix + "_CONFIG");
  }

  private static boolean asksForHelp(String... args) {
    List<String> all = Arrays.asList(args);
    return all.contains("-h") || all.contains("--help");
  }

  private int reportBadValue(ParameterException e, String[] args, LayeredDefaults defaults) {
    CommandLine line = e.getCommandLine();
    String source =
        e.getArgSpec() instanceof OptionSpec option && !isGiven(option, args)
            ? defaults.source(option).map(name -> " (from " + name + ")").orElse("")
            : "";
    line.getErr()
        .println(
            "%s: %s%s; see %s --help"
                .formatted(line.getCommandName(), e.getMessage(), source, line.getCommandName()));
    return CommandLine.ExitCode.USAGE;
  }

  private static boolean isGiven(OptionSpec option, String... args) {
    return Arrays.stream(args)
        .anyMatch(arg ->
            Arrays.stream(option.names())
                .anyMatch(name -> arg.equals(name) || arg.startsWith(name + "=")));
  }

  private static int reportFailure(CommandLine line, Exception e) {
    if (e instanceof ParameterException bad) {
      throw bad;
    }
    if (e instanceof ProgramException) {
      LOG.debug("the program failed", e);
    } else {
      LOG.error("the program failed", e);
    }
    line.getErr().println(line.getCommandName() + ": " + e.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
