package dev.itemstore.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.QueryPlan;
import dev.itemstore.gen.cli.Machine;
import dev.itemstore.jmh.bench.BenchRun;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import dev.itemstore.jmh.bench.Operation;
import dev.itemstore.jmh.bench.Workload;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HeadToHeadReportTest {
  @TempDir private Path folder;

  @BeforeAll
  static void drawWithoutADisplay() {
    System.setProperty("java.awt.headless", "true");
  }

  @Test
  void theVerdictFollowsTheWeights() {
    // Of two targets one reads in half the time, and writes in twice.
    List<BenchRun> runs = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      runs.add(run("reader", "MySQL 9", round, 1, 4));
      runs.add(run("writer", "MariaDB 11", round, 2, 2));
    }

    assertThat(verdict(runs, Map.of(Operation.FIND_BY_ID, 9, Operation.UPDATE, 1)))
        .startsWith("**reader** is the fastest");
    assertThat(verdict(runs, Map.of(Operation.FIND_BY_ID, 1, Operation.UPDATE, 9)))
        .startsWith("**writer** is the fastest");
    assertThat(verdict(runs, Map.of(Operation.FIND_BY_ID, 1, Operation.UPDATE, 1)))
        .matches("A \\*\\*tie\\*\\* of (reader and writer|writer and reader)\\.");
  }

  @Test
  void whatWasNotMeasuredIsNotJudged() {
    List<BenchRun> runs =
        List.of(run("reader", "MySQL 9", 0, 1, 4), run("writer", "MariaDB 11", 0, 2, 2));

    assertThat(verdict(runs, Map.of(Operation.CREATE, 1)))
        .isEqualTo("There is nothing to compare.");
  }

  private static String verdict(List<BenchRun> runs, Map<Operation, Integer> weights) {
    return Verdict.sentence(
        new Verdict(new HeadToHead(runs), new Workload(weights)).places(_ -> true));
  }

  @Test
  void theReportIsOnePageAndMarkdownWithItsPictures() throws Exception {
    run("mysql", "MySQL 9.7.4", 0, 1, 4).write(folder.resolve("a.json"));
    run("documentdb", "DocumentDB 1.0 through FerretDB 2.7", 0, 3, 5)
        .write(folder.resolve("b.json"));

    assertThat(report("--results=" + folder)).isZero();

    String page = Files.readString(folder.resolve("head-to-head.html"));
    assertThat(page)
        .contains("MongoDB&#39;s own server was not measured".replace("&#39;", "'"))
        .contains("<h2>Verdict</h2>", "findById", "PRIMARY &lt;const&gt;", "data:image/svg+xml")
        .contains("prefers-color-scheme: dark", "@media print")
        .doesNotContain("src=\"http", "href=\"http", "<script");
    String markdown = Files.readString(folder.resolve("head-to-head.md"));
    assertThat(markdown)
        .contains("## Verdict", "## Latency", "## What the repository costs")
        .contains("](head-to-head/latency-findById.svg)");
    assertThat(folder.resolve("head-to-head/latency-findById.svg")).isNotEmptyFile();
  }

  @Test
  void whatTakesTooLongInEveryRoundIsMarked() throws Exception {
    for (int round = 0; round < 3; round++) {
      run("mysql", "MySQL 9.7.4", round, 1, 4).write(folder.resolve(round + ".json"));
    }
    assertThat(report("--results=" + folder)).isZero();
    assertThat(Files.readString(folder.resolve("head-to-head.md")))
        .containsPattern("findById \\|.*\\*\\*beyond\\*\\*");
  }

  @Test
  void ownWordsAroundTheMarkdownStay() throws Exception {
    run("mysql", "MySQL 9.7.4", 0, 1, 4).write(folder.resolve("a.json"));
    assertThat(report("--results=" + folder)).isZero();
    Path file = folder.resolve("head-to-head.md");
    Files.writeString(
        file, Files.readString(file).replace("# Head to head\n", "# Mine\n\nWords.\n"));

    assertThat(report("--results=" + folder)).isZero();

    assertThat(Files.readString(file)).startsWith("# Mine\n\nWords.\n").contains("## Verdict");
  }

  @Test
  void wrongInputIsOneSentence() throws Exception {
    assertThat(report("--results=" + folder)).isEqualTo(1);
    run("mysql", "MySQL 9.7.4", 0, 1, 4).write(folder.resolve("a.json"));
    Path weights = Files.writeString(folder.resolve("weights.properties"), "nosuch = 1");
    assertThat(report("--results=" + folder, "--weights=" + weights)).isEqualTo(2);
    assertThat(report("--results=" + folder.resolve("none"))).isEqualTo(2);
  }

  private static int report(String... options) {
    StringWriter err = new StringWriter();
    CommandLine command = ReportMain.commandLine();
    command.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
    List<String> args = new ArrayList<>(List.of("head-to-head"));
    args.addAll(List.of(options));
    int code = command.execute(args.toArray(String[]::new));
    assertThat(err.toString()).hasLineCount(code == 0 ? 0 : 1);
    return code;
  }

  /** A run whose reads and writes take so many milliseconds, a little more each round. */
  private static BenchRun run(String target, String engine, int round, double read, double write) {
    List<Measured> results = new ArrayList<>();
    for (int threads : List.of(1, 4)) {
      results.add(measured("findById", "repository", threads, read + round / 100.0));
      results.add(measured("update", "repository", threads, write + round / 100.0));
    }
    results.add(measured("findById", "plain", 1, read / 2));
    results.add(measured("update", "plain", 1, write));
    return new BenchRun(
        target,
        round + 1,
        "mysql",
        engine,
        new Dataset(42, 1_000, 1),
        "2026-01-0%dT00:00:00Z".formatted(round + 1),
        1,
        5,
        new Machine(2, 1L << 34, "Linux 6", "amd64", "JDK 25"),
        Map.of("CPU", "any"),
        Map.of("fsync", "on"),
        Map.of("disk", "NVMe"),
        List.of(new QueryPlan("findById", List.of("PRIMARY <const>"))),
        results,
        List.of());
  }

  private static Measured measured(String operation, String route, int threads, double millis) {
    return new Measured(
        operation,
        route,
        "visits",
        threads,
        1_000,
        millis * 1e3,
        1,
        millis * 5e3,
        Measured.QUANTILES.stream().map(quantile -> millis * 1e3 * (1 + quantile)).toList());
  }
}
