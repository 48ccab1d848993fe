package dev.itemstore.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Engine;
import dev.itemstore.domain.store.EngineTally;
import dev.itemstore.domain.store.EngineUnderTest;
import dev.itemstore.domain.store.Store;
import dev.itemstore.domain.store.StoreConfig;
import dev.itemstore.domain.store.StoreProvider;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalServer;
import dev.itemstore.localdb.ServerOptions;
import dev.itemstore.localdb.ServerProcess;
import dev.itemstore.system.LoaderProcess.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the loader and each process of the database with SIGKILL at random moments of a load, gives
 * the same command again where the loader is dead, and compares all that is there in the end with
 * the generator. A load that gets to its end between two kills is compared too, and the next begins
 * in a new database.
 *
 * <p>System properties: {@code itemstore.loadkill.loader} and {@code .database} are the numbers of
 * kills, {@code .items} the size of the dataset, {@code .seed} repeats the moments of another run.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.itemstore.system.KillableEngines#find")
@ExtendWith(EngineTally.class)
class LoadKillIT implements EngineUnderTest {
  private static final int LOADER_KILLS = Integer.getInteger("itemstore.loadkill.loader", 6);
  private static final int DATABASE_KILLS = Integer.getInteger("itemstore.loadkill.database", 4);
  private static final long ITEMS = Long.getLong("itemstore.loadkill.items", 20_000);
  private static final long SEED = Long.getLong("itemstore.loadkill.seed", System.nanoTime());

  /** The default of the loader. */
  private static final long DATASET_SEED = 42;

  /** Far above what any engine takes. */
  private static final Duration LONGEST_LOAD = Duration.ofMinutes(3).plusMillis(ITEMS);

  private static final int MOST_MISSED = 10;

  /** The stages to kill in, in turn: the longest more often. */
  private static final List<Stage> STAGES =
      List.of(Stage.DATA, Stage.OPENING, Stage.DATA, Stage.DATA, Stage.COMPLETING, Stage.DATA);

  @Parameter LocalEngine local;

  private final Random random = new Random(SEED);
  private final ItemGenerator generator = new ItemGenerator(DATASET_SEED);
  private final Dataset dataset = new Dataset(DATASET_SEED, ITEMS, generator.version());
  private final Map<Stage, Integer> killsByStage = new EnumMap<>(Stage.class);

  private Engine engine;
  private LocalServer server;
  private Undisturbed undisturbed;

  /** The loader; null where none was started since the last ended. */
  private LoaderProcess loader;

  /** For how long data were loaded into the present database. */
  private Duration inData = Duration.ZERO;

  private int runs;
  private int gaveUp;
  private int complete;
  private long reviews;

  @Override
  public Engine engineUnderTest() {
    return engine;
  }

  @Test
  void whateverIsKilledTheDatasetIsExactlyThere() throws Exception {
    System.out.printf("Load-kill test on %s with -Ditemstore.loadkill.seed=%d%n", local.id(), SEED);
    try (LocalServer started = local.start(ServerOptions.temporary())) {
      server = started;
      engine = KillableEngines.named(server);
      undisturbed = measure();
      List<Runnable> kills = kills();
      for (int i = 0; i < kills.size(); i++) {
        awaitMomentIn(STAGES.get(i % STAGES.size()));
        killsByStage.merge(loader.stage(), 1, Integer::sum);
        kills.get(i).run();
      }
      for (int before = complete; complete == before; ) {
        ensureRunning();
        assertThat(endsWithin(LONGEST_LOAD)).as("the load ends").isTrue();
      }
      report();
    } finally {
      if (loader != null) {
        loader.close();
      }
    }
  }

  /** How long the parts of a load take that nobody kills. */
  private record Undisturbed(Duration opening, Duration data, Duration completing) {}

  private Undisturbed measure() throws IOException {
    try (LoaderProcess whole = LoaderProcess.start(local.store(), url("undisturbed"), ITEMS)) {
      whole.awaitStage(Stage.DATA);
      Duration opening = whole.age();
      whole.awaitStage(Stage.COMPLETING);
      assertThat(whole.stage()).as(whole::log).isEqualTo(Stage.COMPLETING);
      Duration data = whole.age().minus(opening);
      assertThat(whole.awaitExit(LONGEST_LOAD)).as(whole::log).contains(0);
      return new Undisturbed(opening, data, whole.age().minus(opening).minus(data));
    }
  }

  private List<Runnable> kills() {
    List<Runnable> kills = new ArrayList<>(Collections.nCopies(LOADER_KILLS, this::killLoader));
    List<ServerProcess> processes = server.processes();
    for (int i = 0; i < DATABASE_KILLS; i++) {
      ServerProcess process = processes.get(i % processes.size());
      kills.add(() -> killDatabase(process));
    }
    Collections.shuffle(kills, random);
    return kills;
  }

  private void killLoader() {
    // It may have come to its end in this very moment.
    assertThat(loader.kill()).as(loader::log).isIn(LoaderProcess.KILLED, 0);
    forgetLoader();
  }

  /** The loader is to get through by itself, or to end with a sentence. */
  private void killDatabase(ServerProcess process) {
    process.kill();
    server.restart();
  }

  /**
   * Lets the load run to any moment in a stage. Where it is beyond that, or comes to its end before
   * that moment, it is let through and the next is begun; not for ever.
   */
  private void awaitMomentIn(Stage stage) throws Exception {
    int begun = 0;
    do {
      assertThat(begun++)
          .as("loads that ended before they could be killed")
          .isLessThan(MOST_MISSED);
      ensureRunning();
    } while (endsWithin(timeToMomentIn(stage)));
  }

  private Duration timeToMomentIn(Stage stage) {
    if (stage == Stage.OPENING && loader.stage() == Stage.OPENING) {
      // For its first half the JVM itself starts.
      return part(0.5, undisturbed.opening()).minus(loader.age());
    }
    loader.awaitStage(stage);
    if (loader.stage() == Stage.COMPLETING) {
      return stage == Stage.COMPLETING ? part(0, undisturbed.completing()) : LONGEST_LOAD;
    }
    Duration left = undisturbed.data().minus(inData);
    Duration least = undisturbed.data().dividedBy(4);
    Duration time = part(0, left.compareTo(least) > 0 ? left : least);
    inData = inData.plus(time);
    return time;
  }

  /** Returns a random part of a time, {@code least} of it or more. */
  private Duration part(double least, Duration time) {
    return Duration.ofNanos((long) (random.nextDouble(least, 1) * time.toNanos()));
  }

  /** Gives the command if it does not run: the same one until the dataset is complete. */
  private void ensureRunning() throws IOException {
    if (loader == null) {
      loader = LoaderProcess.start(local.store(), url("load_" + complete), ITEMS);
      runs++;
    }
  }

  /** Waits so long for the loader's end; returns whether it came, after a look at what is there. */
  private boolean endsWithin(Duration longest) throws Exception {
    Optional<Integer> code = loader.awaitExit(longest);
    if (code.isEmpty()) {
      return false;
    }
    if (code.get() == 0) {
      compare();
      complete++;
      inData = Duration.ZERO;
    } else {
      assertThat(code.get()).as(loader::log).isEqualTo(1);
      assertThat(loader.log()).contains("the same command goes on");
      gaveUp++;
    }
    forgetLoader();
    return true;
  }

  private void forgetLoader() {
    assertThat(loader.log()).doesNotContain("Exception", "\tat ");
    loader.close();
    loader = null;
  }

  private void compare() throws Exception {
    try (Store store =
        StoreProvider.named(local.store()).open(StoreConfig.of(url("load_" + complete)))) {
      DatasetComparison comparison = new DatasetComparison(store, dataset, generator);
      comparison.requireEqual();
      reviews = comparison.reviews();
    }
  }

  /** Returns the URL of another database of the server. */
  private String url(String name) {
    return server.url().replace("/itemstore", "/" + name);
  }

  private void report() {
    System.out.printf(
        "Load-kill test on %s: %d kills of the loader, %d of %s (%s); %d runs, %d of which gave up;"
            + " %d loads of %d items with %d reviews complete, all exactly as generated%n",
        engine,
        LOADER_KILLS,
        DATABASE_KILLS,
        server.processes().stream().map(ServerProcess::name).collect(joining(" and ")),
        killsByStage.entrySet().stream()
            .map(stage -> stage.getValue() + " " + stage.getKey().name().toLowerCase(Locale.ROOT))
            .collect(joining(", ")),
        runs,
        gaveUp,
        complete,
        ITEMS,
        reviews);
  }
}
