package dev.itemstore.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is when no flag sets it: by the environment, else by the configuration file, else
 * picocli falls back on the option's own default.
 *
 * <p>An unknown key in the file is an error. An unknown variable is not: platforms put variables of
 * their own beside ours (Kubernetes a dozen for a service named itemstore-api).
 */
final class LayeredDefaults implements IDefaultValueProvider {
  private static final Set<String> NOT_CONFIGURABLE = Set.of("help", "config");

  private final String environmentPrefix;
  private final Map<String, String> environment;
  private final String file;
  private final Properties properties;

  private LayeredDefaults(
      String environmentPrefix,
      Map<String, String> environment,
      String file,
      Properties properties) {
    this.environmentPrefix = environmentPrefix;
    this.environment = environment;
    this.file = file;
    this.properties = properties;
  }

  /**
   * Reads the file, if one is named.
   *
   * @throws ProgramException if it cannot be read, or has a key that is no option of the command
   */
  static LayeredDefaults load(
      CommandSpec command, String file, String environmentPrefix, Map<String, String> environment) {
    Properties properties = file == null ? new Properties() : read(file);
    Set<String> keys = new TreeSet<>();
    command.options().forEach(option -> keys.add(key(option)));
    keys.removeAll(NOT_CONFIGURABLE);
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!keys.contains(key)) {
        throw new ProgramException(
            "%s has the unknown key '%s'; the keys are %s"
                .formatted(file, key, keys.stream().collect(joining(", "))));
      }
    }
    return new LayeredDefaults(environmentPrefix, environment, file, properties);
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || NOT_CONFIGURABLE.contains(key(option))) {
      return null;
    }
    String value = environment.get(variable(option));
    return value != null ? value : properties.getProperty(key(option));
  }

  /** Returns where the value of an option comes from, if not from a flag or its own default. */
  Optional<String> source(OptionSpec option) {
    if (environment.containsKey(variable(option))) {
      return Optional.of(variable(option));
    }
    return properties.containsKey(key(option)) ? Optional.of(file) : Optional.empty();
  }

  private String variable(OptionSpec option) {
    return environmentPrefix + "_" + key(option).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring("--".length());
  }

  private static Properties read(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file), UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ProgramException(
          "the configuration file %s cannot be read (%s)".formatted(file, e), e);
    }
    return properties;
  }
}
