package dev.itemstore.jmh.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadReportTest {
  @TempDir private Path folder;
  private Path results;
  private Path out;
  private final StringWriter errors = new StringWriter();

  @BeforeEach
  void folders() throws Exception {
    results = Files.createDirectories(folder.resolve("results"));
    out = folder.resolve("out");
  }

  @Test
  void loadsBecomeTablesOfTimePhasesAndDisk() throws Exception {
    result("a.json", "MySQL", 1_000_000, 50, 0);
    result("b.json", "MySQL", 100_000, 5, 0);

    assertThat(report()).isZero();

    assertThat(Files.readString(out.resolve("load.md")))
        .startsWith("# Loading\n")
        .contains(
            """
            | engine | items | records | threads | s | items/s | records/s | MB/s | making items, s of all threads |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            | MySQL 9.7 | 100,000 | 750,000 | 3 | 5.0 | 20,000 | 150,000 | 40.0 | 1.5 |
            | MySQL 9.7 | 1,000,000 | 7,500,000 | 3 | 50.0 | 20,000 | 150,000 | 40.0 | 1.5 |
            """)
        .contains(
            """
            | MySQL 9.7 | 1,000,000 | data | 40.0 | 80 % |
            | MySQL 9.7 | 1,000,000 | statistics | 10.0 | 20 % |
            """)
        .contains(
            """
            | MySQL 9.7 | 1,000,000 | item |  | 900.0 | 900 |
            | MySQL 9.7 | 1,000,000 | item | item_sku | 100.0 | 100 |
            | MySQL 9.7 | 1,000,000 | all |  | 1,000.0 | 1,000 |
            """)
        .contains(
            "Loaded from: 2 CPUs (amd64), 24.0 GiB of memory, Linux 6.1, Eclipse Adoptium 25.0.1+8,"
                + " heap of at most 0.5 GiB.");
  }

  @Test
  void loadsOfOneSizeAreNoPlot() throws Exception {
    result("a.json", "MySQL", 100_000, 5, 0);
    result("b.json", "MariaDB", 100_000, 6, 0);

    assertThat(report()).isZero();

    assertThat(Files.readString(out.resolve("load.md"))).contains("MariaDB").doesNotContain("svg");
    assertThat(out.resolve("load.svg")).doesNotExist();
  }

  @Test
  void theMedianStandsForSeveralLoadsAndOneThatWentOnForNone() throws Exception {
    result("a.json", "MySQL", 100_000, 7, 0);
    result("b.json", "MySQL", 100_000, 5, 0);
    result("c.json", "MySQL", 100_000, 6, 0);
    result("d.json", "MySQL", 100_000, 1, 50_000);

    report();

    assertThat(Files.readString(out.resolve("load.md")))
        .contains("| MySQL 9.7 | 100,000 | 750,000 | 3 | 6.0 |")
        .doesNotContain("| 1.0 |")
        .doesNotContain("| 5.0 |");
  }

  @Test
  void thePlotHasALineForEachEngineAndALinearOne() throws Exception {
    result("a.json", "MySQL", 1_000_000, 50, 0);
    result("b.json", "MySQL", 100_000, 5, 0);
    result("c.json", "DocumentDB", 100_000, 9, 0);

    report();

    assertThat(Svg.read(out.resolve("load.svg")).texts())
        .contains("MySQL 9.7", "DocumentDB 9.7", "linear: 10 million in 10 minutes");
  }

  @Test
  void comparisonsBecomeRatios() throws Exception {
    Files.writeString(
        results.resolve("compare.json"),
        """
        {"engine": "MySQL 9.7",
         "dataset": {"seed": 42, "items": 1000, "generatorVersion": 1}, "items": 1000, "seconds": 12,
         "rounds": [{
           "pipeline": {"seconds": 12, "cpuSeconds": 9,
             "phases": [{"name": "data", "seconds": 11}, {"name": "statistics", "seconds": 1}]},
           "bulk": {"seconds": 11, "cpuSeconds": 2,
             "phases": [{"name": "data", "seconds": 10}, {"name": "statistics", "seconds": 1}]}}]}
        """);

    assertThat(report()).isZero();

    assertThat(Files.readString(out.resolve("load.md")))
        .contains("| MySQL 9.7 | 1,000 | 1 | 12.0 | 11.0 | 1.09 | 11.0 | 10.0 | 1.10 | 9.0 | 2.0 |")
        .doesNotContain("### Time");
    assertThat(out.resolve("load.svg")).doesNotExist();
  }

  @Test
  void whatPeopleWroteStays() throws Exception {
    result("a.json", "MySQL", 100_000, 5, 0);
    report();
    Path file = out.resolve("load.md");
    Files.writeString(
        file, "Before.\n" + Files.readString(file).replace("20,000", "0") + "After.\n");

    report();

    assertThat(Files.readString(file))
        .startsWith("Before.\n# Loading\n")
        .endsWith("After.\n")
        .containsOnlyOnce("| MySQL 9.7 | 100,000 | 750,000 | 3 | 5.0 | 20,000 |");
  }

  @Test
  void whatIsNoResultIsNamed() throws Exception {
    assertThat(report()).isEqualTo(1);
    assertThat(errors.toString()).contains("there are no results in " + results);

    Files.writeString(results.resolve("broken.json"), "{\"engine\": ");
    assertThat(report()).isEqualTo(1);
    assertThat(errors.toString()).contains("broken.json holds no results of a load");
  }

  private int report() {
    return ReportMain.commandLine()
        .setErr(new PrintWriter(errors))
        .execute("load", "--results", results.toString(), "--out", out.toString());
  }

  private void result(String name, String engine, long items, double seconds, long alreadyThere)
      throws Exception {
    Files.writeString(
        results.resolve(name),
        """
        {"engine": "%s 9.7", "source": "the generator", "heapBytes": %d,
         "dataset": {"seed": 42, "items": %d, "generatorVersion": 1}, "threads": 3,
         "items": %3$d, "photos": %d, "reviews": %d, "alreadyThere": %d, "bytes": %d,
         "seconds": %s, "sourceSeconds": 1.5,
         "phases": [{"name": "data", "seconds": %s}, {"name": "statistics", "seconds": %s}],
         "storage": [{"name": "item", "index": "", "bytes": %d},
                     {"name": "item", "index": "item_sku", "bytes": %d}],
         "machine": {"cpus": 2, "memoryBytes": %d, "kernel": "Linux 6.1", "architecture": "amd64",
                     "jdk": "Eclipse Adoptium 25.0.1+8"}, "startedAt": "2026-01-01T00:00:00Z"}
        """
            .formatted(
                engine,
                512L << 20,
                items,
                3 * items,
                7 * items / 2,
                alreadyThere,
                2_000 * items,
                seconds,
                0.8 * seconds,
                0.2 * seconds,
                900 * items,
                100 * items,
                24L << 30));
  }
}
