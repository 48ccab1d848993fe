package dev.itemstore.jmh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.store.BulkLoad;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.jmh.bench.BenchRun.Measured;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole command, on the engine that every machine has. */
class BenchCommandIT {
  private static final int ITEMS = 2_000;

  @TempDir private Path results;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private BenchCommand.Reporter reporter = folder -> List.of(folder.resolve("a-report"));

  @Test
  void itMeasuresKeepsTheGateAndLeavesNothing() throws Exception {
    LocalEngine engine = LocalEngines.find("mysql").getLast();
    ItemGenerator generator = new ItemGenerator(42);
    try (LocalServer server = engine.start(ServerOptions.temporary());
        Store store = StoreProvider.named(engine.store()).open(StoreConfig.of(server.url()))) {
      assertThat(bench(server, "--ops=findById")).as("an empty store").isEqualTo(1);
      assertThat(err.toString()).contains("no complete dataset").contains("scripts/load");

      load(store, ITEMS);
      // As a benchmark that was killed leaves it.
      Inputs inputs = new Inputs(dataset(generator), ItemIds.VISITS, 1, Set.of(Operation.CREATE));
      Item own = store.items().create(inputs.item(1, "BENCH-x"), soon());
      Item somebodys = store.items().create(inputs.item(1, "somebody's"), soon());

      assertThat(bench(server, "--ops=findById,create", "--threads=2", "--gate=p99<10s"))
          .as(err.toString())
          .isZero();

      assertThat(out.toString()).contains("a-report");
      assertThat(store.items().findById(own.id(), soon())).isEmpty();
      assertThat(store.items().findById(somebodys.id(), soon())).contains(somebodys);
      assertThat(store.countItems(soon())).isEqualTo(ITEMS + 1);
      BenchRun run = BenchRun.read(onlyFile());
      assertThat(run.engine()).isEqualTo(store.engine().toString());
      assertThat(run.settings()).containsEntry("innodb_flush_log_at_trx_commit", "1");
      assertThat(run.settings().get("driver")).matches("mysql-connector-j-\\d.*");
      assertThat(run.cached()).as("the newest tenth of so few").isEqualTo(1);
      assertThat(run.mix()).containsEntry("findWithParts", 50);
      assertThat(run.notes()).containsEntry("disk", "any");
      assertThat(run.plans()).extracting("operation").contains("findById", "findWithParts");
      assertThat(run.results())
          .extracting(result -> result.operation() + " " + result.route())
          .containsExactlyInAnyOrder(
              "findById repository", "findById plain", "create repository", "create plain");
      assertThat(run.failed()).isEmpty();
      assertThat(run.results())
          .allMatch(result -> result.threads() == 2 && result.samples() > 10)
          .allMatch(result -> result.at(0.5) > 0 && result.at(0.5) <= result.at(0.99))
          .allMatch(result -> result.throughput() > 10);
      assertThat(run.results()).extracting(Measured::distribution).doesNotContainNull();

      assertThat(bench(server, "--ops=findById", "--threads=1", "--gate=p50<1us")).isEqualTo(3);
      String beyond = "Beyond p50<1us on mysql: findById with 1 thread: p50 is";
      assertThat(err.toString()).containsOnlyOnce(beyond);

      reporter =
          _ -> {
            throw new IOException("the folder holds another comparison");
          };
      assertThat(bench(server, "--ops=findById", "--threads=1", "--gate=p50<1us")).isEqualTo(1);
      assertThat(err.toString())
          .contains("There is no report", "the folder holds another comparison")
          .containsPattern("(?s)%s.*%s".formatted(beyond, beyond));
    }
  }

  @Test
  void aMeasurementThatFailsIsNamedAndTheNextIsItsOwn() throws Exception {
    LocalEngine engine = LocalEngines.find("mysql").getLast();
    try (LocalServer server = engine.start(ServerOptions.temporary());
        Store store = StoreProvider.named(engine.store()).open(StoreConfig.of(server.url()))) {
      load(store, 10); // Of which none has a second page of reviews.

      assertThat(bench(server, "--ops=reviews-deep,newest", "--gate=p99<10s")).isEqualTo(1);

      BenchRun run = BenchRun.read(onlyFile());
      assertThat(run.failed()).singleElement().asString().startsWith("reviews-deep");
      assertThat(run.results()).extracting(Measured::operation).containsOnly("newest");
      assertThat(err.toString()).contains("It failed: reviews-deep");
      assertThat(out.toString())
          .contains("Within p99<10s: every query that was measured, 1 in all.");
    }
  }

  private static void load(Store store, int items) {
    ItemGenerator generator = new ItemGenerator(42);
    try (BulkLoad load = store.load(new Dataset(42, items, generator.version()))) {
      load.load(0, LongStream.rangeClosed(1, items).mapToObj(generator::item).toList());
      load.complete(_ -> {});
    }
  }

  private static Dataset dataset(ItemGenerator generator) {
    return new Dataset(42, ITEMS, generator.version());
  }

  private Path onlyFile() throws Exception {
    try (var files = Files.list(results)) {
      return files.findFirst().orElseThrow();
    }
  }

  private int bench(LocalServer server, String... options) {
    CommandLine command = new BenchCommand(Map.of(), reporter).commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> args = new ArrayList<>();
    args.addAll(
        List.of(
            "--store=mysql", "--url=" + server.url(), "--results=" + results, "--note=disk=any"));
    args.addAll(List.of(options));
    return command.execute(args.toArray(String[]::new));
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30));
  }
}
