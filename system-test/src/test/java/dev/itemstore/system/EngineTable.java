package dev.itemstore.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.itemstore.localdb.LocalEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ends the build with a table: which engine, in the server's own words, ran how many tests of which
 * suite; what was left untested because an engine or the browser is missing; and whether any test
 * was skipped, which fails the build.
 */
final class EngineTable {
  private static final Pattern SKIPPED =
      Pattern.compile("<testsuite [^>]*\\bskipped=\"([1-9]\\d*)\"");

  private EngineTable() {}

  /** Takes the folder of the tallies and the project's root. */
  public static void main(String[] args) throws IOException {
    List<String[]> rows = tally(Path.of(args[0]));
    print(rows);
    printUntested(rows);
    List<Path> skipping = reportsWithSkippedTests(Path.of(args[1]));
    if (!skipping.isEmpty()) {
      System.out.println("\nSkipped tests, which counts as a failure, in:");
      skipping.forEach(report -> System.out.println("  " + report));
      System.exit(1);
    }
  }

  /** Reads lines of engine, suite, test and outcome. */
  private static List<String[]> tally(Path folder) throws IOException {
    List<String[]> rows = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          Files.readAllLines(file).forEach(line -> rows.add(line.split("\t", -1)));
        }
      }
    }
    return rows;
  }

  private static void print(List<String[]> rows) {
    Map<String, Map<String, Long>> byEngine =
        rows.stream()
            .filter(row -> row[3].equals("passed"))
            .collect(
                groupingBy(
                    row -> row[0],
                    TreeMap::new,
                    groupingBy(row -> row[1], TreeMap::new, counting())));
    System.out.println("\nTests by engine:");
    System.out.printf("  %-72s %-28s %6s%n", "engine", "suite", "passed");
    byEngine.forEach((engine, suites) ->
        suites.forEach(
            (suite, count) -> System.out.printf("  %-72s %-28s %6d%n", engine, suite, count)));
  }

  private static void printUntested(List<String[]> rows) {
    Map<String, String> advice =
        Map.of(
            "MySQL", "scripts/get-mysql brings it",
            "MariaDB", "it comes with the build",
            "MongoDB", "install mongod, or name a server: ITEMSTORE_MONGO_URL",
            "DocumentDB", "scripts/get-documentdb brings it");
    new TreeMap<>(advice)
        .forEach((engine, how) -> {
          if (rows.stream().noneMatch(row -> row[0].startsWith(engine + " "))) {
            System.out.printf("  not tested: %s (not on this machine; %s)%n", engine, how);
          }
        });
    for (String store : LocalEngines.stores()) {
      if (LocalEngines.find(store).isEmpty()) {
        System.out.printf(
            "  not tested: the store '%s', for which this machine has no engine at all%n", store);
      }
    }
    if (Browser.find().isEmpty()) {
      System.out.println(
          "  not tested: the page in a browser (no chromium on this machine; install it, or name one: ITEMSTORE_CHROMIUM)");
    }
  }

  private static List<Path> reportsWithSkippedTests(Path root) throws IOException {
    try (var files = Files.walk(root, 4)) {
      return files
          .filter(file ->
              file.toString().matches(".*/target/(surefire|failsafe)-reports/TEST-.*\\.xml"))
          .filter(file -> {
            Matcher matcher = SKIPPED.matcher(Sources.read(file));
            return matcher.find();
          })
          .toList();
    }
  }
}
