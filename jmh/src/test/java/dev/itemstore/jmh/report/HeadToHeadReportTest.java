package dev.itemstore.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.QueryPlan;
import dev.itemstore.gen.cli.Machine;
import dev.itemstore.jmh.bench.BenchRun;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import dev.itemstore.jmh.bench.ItemIds;
import dev.itemstore.jmh.bench.Operation;
import dev.itemstore.jmh.bench.Route;
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

  /** In milliseconds. */
  private static final double PLAIN_WRITE = 4;

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

  @Test
  void aLatencyThatOneRoundDoesNotTellIsNotToldOfTheOthers() {
    HeadToHead.Series reads =
        new HeadToHead.Series(Operation.FIND_BY_ID, Route.REPOSITORY, ItemIds.VISITS, 1);
    List<BenchRun> runs = new ArrayList<>(List.of(run("mysql", "MySQL 9", 0, 1, 4)));
    assertThat(new HeadToHead(runs).latency("mysql", reads, 0.99)).contains(1_990.0);

    runs.add(run("mysql", "MySQL 9", 1, 9, 4, 400));

    assertThat(new HeadToHead(runs).latency("mysql", reads, 0.5)).isPresent();
    assertThat(new HeadToHead(runs).latency("mysql", reads, 0.99)).isEmpty();
  }

  @Test
  void theMedianOfTwoRoundsIsBetweenThem() {
    HeadToHead.Series reads = HeadToHead.Series.of(Operation.FIND_BY_ID, 1);
    List<BenchRun> runs =
        List.of(run("mysql", "MySQL 9", 0, 1, 4), run("mysql", "MySQL 9", 9, 1, 4));

    assertThat(new HeadToHead(runs).latency("mysql", reads, 0.0)).contains(1_045.0);
  }

  @Test
  void targetsAreJudgedByTheRoundsThatAllHave() {
    // The one that lacks the slow round is the slower in the other.
    List<BenchRun> runs =
        List.of(
            run("all", "MySQL 9", 0, 1, 1),
            run("all", "MySQL 9", 1, 9, 9),
            run("one", "MariaDB 11", 0, 2, 2));

    assertThat(verdict(runs, Map.of(Operation.FIND_BY_ID, 1)))
        .isEqualTo(
            "**all** is the fastest; one takes 2.00 times as long, by one round: without confidence.");
  }

  @Test
  void aTailOfAFewCallsIsNotJudged() {
    // The p99 of all is 1.99 ms at least, were it judged.
    List<BenchRun> runs =
        List.of(run("many", "MySQL 9", 0, 1, 1), run("few", "MariaDB 11", 0, 2, 2, 400));
    Verdict verdict =
        new Verdict(new HeadToHead(runs), new Workload(Map.of(Operation.FIND_BY_ID, 1)));

    assertThat(verdict.withoutTail()).containsExactly("findById (1)", "findById (4)");
    assertThat(verdict.places(_ -> true).getFirst().cost()).isCloseTo(1_500, within(0.01));
  }

  @Test
  void whatWasMeasuredInAnotherWayIsRefusedByName() {
    BenchRun run = run("mysql", "MySQL 9", 0, 1, 4);

    assertThatThrownBy(() -> new HeadToHead(List.of(run, run("mysql", "MySQL 10", 1, 1, 4))))
        .hasMessage(
            "the rounds of mysql are not to be compared with each other: they differ in engine [MySQL 9, MySQL 10]");
    assertThatThrownBy(() ->
            new HeadToHead(
                List.of(
                    run, of(run("other", "MySQL 9", 0, 1, 4), Map.of("findById", 1), List.of()))))
        .hasMessageMatching(
            "the results are not to be compared with each other: they differ in mix .*");
  }

  @Test
  void aTieSaysWhoIsSlowerThanWhom() {
    // The second is surely slower, the third perhaps.
    List<BenchRun> runs = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      runs.add(run("first", "MySQL 9", round, 1, 1));
      runs.add(run("second", "MySQL 10", round, 1.2, 1));
      runs.add(run("third", "MariaDB 11", round, round == 0 ? 0.9 : 1.9, 1));
    }

    assertThat(verdict(runs, Map.of(Operation.FIND_BY_ID, 1)))
        .isEqualTo("A **tie** of first and third; slower than first: second.");
  }

  @Test
  void whatAnEarlierBenchmarkWroteIsToBeMeasuredAnew() throws Exception {
    BenchRun run = run("mysql", "MySQL 9.7.4", 0, 1, 4);
    Path file = folder.resolve("a.json");
    of(run, null, run.results()).write(file);

    assertThatThrownBy(() -> BenchRun.read(file)).hasMessageContaining("measure anew");
    assertThat(report("--results=" + folder)).isEqualTo(1);
  }

  @Test
  void aRatioAroundTheGoalIsOpen() throws Exception {
    for (int round = 0; round < 3; round++) {
      run("mysql", "MySQL 9.7.4", round, 1, PLAIN_WRITE + round)
          .write(folder.resolve(round + ".json"));
    }
    assertThat(report("--results=" + folder)).isZero();
    assertThat(Files.readString(folder.resolve("head-to-head.md")))
        .containsPattern("update \\|.* open");
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
        .contains("MongoDB's own server was not measured")
        .contains("Not judged: mysql, documentdb. Not every operation")
        .contains("mysql, round 1: create, repository, 1 thread")
        .contains(">1.500 / 1.990 / – / 5.000</td>")
        .contains("<td>findById 9, update 1</td>", "<td>NVMe</td>", "2026-01-01T00:00:00Z")
        .contains(">50 %</td>")
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
    withoutResults(run("mysql", "MySQL 9.7.4", 0, 1, 4)).write(folder.resolve("a.json"));
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
    return run(target, engine, round, read, write, 1_000);
  }

  private static BenchRun run(
      String target, String engine, int round, double read, double write, int samples) {
    List<Measured> results = new ArrayList<>();
    for (int threads : List.of(1, 4)) {
      results.add(measured("findById", "repository", threads, read + round / 100.0, samples));
      results.add(measured("update", "repository", threads, write + round / 100.0, samples));
    }
    results.add(measured("findById", "plain", 1, read / 2, samples));
    results.add(measured("update", "plain", 1, PLAIN_WRITE, samples));
    return new BenchRun(
        target,
        round + 1,
        "mysql",
        engine,
        new Dataset(42, 1_000, 1),
        "2026-01-0%dT00:00:00Z".formatted(round + 1),
        0.5,
        1,
        5,
        new Machine(2, 1L << 34, "Linux 6", "amd64", "JDK 25"),
        Map.of("CPU", "any"),
        Map.of("findById", 9, "update", 1),
        Map.of("fsync", "on"),
        Map.of("disk", "NVMe"),
        List.of(new QueryPlan("findById", List.of("PRIMARY <const>"))),
        results,
        List.of("create, repository, 1 thread"));
  }

  private static BenchRun withoutResults(BenchRun run) {
    return of(run, run.mix(), List.of());
  }

  private static BenchRun of(BenchRun run, Map<String, Integer> mix, List<Measured> results) {
    return new BenchRun(
        run.target(),
        run.round(),
        run.store(),
        run.engine(),
        run.dataset(),
        run.startedAt(),
        run.cached(),
        run.warmupSeconds(),
        run.measuredSeconds(),
        run.machine(),
        run.client(),
        mix,
        run.settings(),
        run.notes(),
        run.plans(),
        results,
        run.failed());
  }

  private static Measured measured(
      String operation, String route, int threads, double millis, int samples) {
    return new Measured(
        operation,
        route,
        "visits",
        threads,
        samples,
        millis * 1e3,
        1,
        millis * 5e3,
        Measured.QUANTILES.stream().map(quantile -> millis * 1e3 * (1 + quantile)).toList());
  }
}
