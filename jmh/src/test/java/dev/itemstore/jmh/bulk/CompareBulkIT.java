package dev.itemstore.jmh.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.cli.Progress;
import dev.itemstore.gen.verify.Sample;
import dev.itemstore.gen.verify.Verification;
import dev.itemstore.gen.verify.Verifier;
import dev.itemstore.gen.work.RetryPolicy;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CompareBulkIT {
  /** More than a chunk, and a chunk that is not full. */
  private static final int ITEMS = 6_000;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static List<LocalEngine> engines() {
    return LocalEngines.stores().stream()
        .flatMap(store -> LocalEngines.find(store).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void bothWaysLoadTheSameRowsAndLeaveTheDatasetComplete(LocalEngine engine) throws Exception {
    Path results = folder.resolve("results.json");
    Path workDir = folder.resolve("work");
    try (LocalServer server = engine.start(ServerOptions.temporary())) {
      assertThat(
              compare(engine, server, "--replace", "--results=" + results, "--work-dir=" + workDir))
          .as(err.toString())
          .isZero();

      // The bulk path came last.
      assertHoldsTheDataset(engine, server);
      assertThat(workDir).isEmptyDirectory();
      assertThat(out.toString()).contains("Round 1").contains("Round 2").contains("ratio");
      JsonNode written = new JsonMapper().readTree(results.toFile());
      assertThat(written.get("items").asInt()).isEqualTo(ITEMS);
      assertThat(written.get("rounds")).hasSize(2);
      assertThat(written.get("readyMadeBytes").asLong())
          .isCloseTo(written.get("bytes").asLong(), withinPercentage(5));
      assertThat(phases(written, "bulk")).isEqualTo(phases(written, "pipeline")).contains("data");

      assertThat(compare(engine, server)).isEqualTo(1);
      assertThat(err.toString()).contains("the database is not empty").contains("--replace");
    }
  }

  private static List<String> phases(JsonNode results, String way) {
    return results.at("/rounds/0/" + way + "/phases").findValuesAsText("name");
  }

  private int compare(LocalEngine engine, LocalServer server, String... more) {
    CommandLine command = new CompareBulk(Map.of()).commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> args =
        new ArrayList<>(
            List.of(
                "--store=" + engine.store(),
                "--url=" + server.url(),
                "--items=" + ITEMS,
                "--threads=2",
                "--rounds=2"));
    args.addAll(List.of(more));
    return command.execute(args.toArray(String[]::new));
  }

  private static void assertHoldsTheDataset(LocalEngine engine, LocalServer server)
      throws InterruptedException {
    ItemGenerator generator = new ItemGenerator(42);
    try (Store store = StoreProvider.named(engine.store()).open(StoreConfig.of(server.url()));
        Progress progress = Progress.of(ITEMS)) {
      assertThat(store.dataset(Deadline.after(Duration.ofSeconds(10))))
          .contains(new Dataset(42, ITEMS, generator.version()));
      Verification found =
          new Verifier(
                  store,
                  generator::item,
                  Sample.atMost(ITEMS, ITEMS, 1),
                  2,
                  RetryPolicy.DEFAULT,
                  progress)
              .run();
      assertThat(found.first()).isEmpty();
      assertThat(found.storeItems()).isEqualTo(ITEMS);
      assertThat(found.foundDigest()).isEqualTo(found.expectedDigest());
    }
  }
}
