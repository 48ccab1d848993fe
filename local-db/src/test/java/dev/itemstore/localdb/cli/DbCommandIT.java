package dev.itemstore.localdb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.localdb.EveryEngine;
import dev.itemstore.localdb.LocalDatabases;
import dev.itemstore.localdb.LocalEngine;
import dev.itemstore.localdb.LocalEngines;
import dev.itemstore.localdb.TestFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command as people run it: in a process of its own, with a home of its own. */
final class DbCommandIT {

  private static final Pattern PROCESS = Pattern.compile("  process   \\S+ (\\d+)");

  private TestFolder home;

  @BeforeEach
  void makeHomeThatSharesWhatIsUnpacked() throws IOException {
    home = new TestFolder();
    for (String shared : List.of("engines", "templates")) {
      Path real = LocalDatabases.home().resolve(shared);
      Files.createDirectories(real);
      Files.createSymbolicLink(home.path().resolve(shared), real);
    }
  }

  @AfterEach
  void stopAll() throws Exception {
    try (TestFolder folder = home) {
      assertThat(db("stop").status()).isZero();
      assertThat(folder.path()).isDirectory();
    }
  }

  @EveryEngine
  void startsShowsRefusesASecondStartMendsAndStops(LocalEngine engine) throws Exception {
    String store = engine.store();
    Result started = db("start", store, "--engine", engine.id(), "--port", "0");
    assertThat(started.err()).isEmpty();
    assertThat(started.status()).isZero();
    String url = db("status", "--url", store).out().strip();
    assertThat(started.out()).contains(url);

    assertThat(db("status").out())
        .contains(store + ": ", url, home.path().resolve("data").toString());

    assertThat(Path.of(db("status", "--data-dir", store).out().strip()))
        .isDirectory()
        .startsWith(home.path().resolve("data"));

    Result sql = db("status", "--sql-url", store);
    if (engine.id().equals("documentdb")) {
      assertThat(sql.out()).startsWith("jdbc:postgresql://127.0.0.1:");
    } else {
      assertThat(sql.status()).isEqualTo(1);
      assertThat(sql.err()).contains("has no SQL underneath");
    }

    Result second = db("start", store, "--engine", engine.id(), "--port", "0");
    assertThat(second.status()).isEqualTo(1);
    assertThat(second.err()).contains("runs already", url, "scripts/db stop " + store);
    assertThat(second.err().strip()).hasLineCount(1);

    for (ProcessHandle process : processes(started.out())) {
      process.destroyForcibly();
    }
    List<ProcessHandle> again =
        await(
            () -> processes(db("status").out()),
            all ->
                all.stream().allMatch(ProcessHandle::isAlive)
                    && !all.isEmpty()
                    && all.stream().noneMatch(processes(started.out())::contains));
    assertThat(db("status", "--url", store).out().strip()).isEqualTo(url);

    Result stopped = db("stop", store);
    assertThat(stopped.status()).isZero();
    assertThat(stopped.out()).contains("stopped", "its data stay in");
    assertThat(again).noneMatch(ProcessHandle::isAlive);
    assertThat(db("status", "--url", store).status()).isEqualTo(1);
  }

  @Test
  void stopsWithItsParent() throws Exception {
    Process parent = new ProcessBuilder("sleep", "600").start();
    Result started =
        db(
            "start",
            "mysql",
            "--engine",
            "mariadb",
            "--port",
            "0",
            "--with-parent",
            Long.toString(parent.pid()));
    assertThat(started.status()).isZero();
    parent.destroyForcibly().waitFor();
    for (ProcessHandle process : processes(started.out())) {
      process.onExit().get(60, TimeUnit.SECONDS);
    }
    assertThat(await(() -> db("status", "--url", "mysql").status(), status -> status == 1))
        .isEqualTo(1);
  }

  @Test
  void serversStopWhenTheSupervisorIsKilled() throws Exception {
    Result started = db("start", "mysql", "--engine", "mariadb", "--port", "0");
    RunStateFile state = RunStateFile.of(home.path(), "mysql");
    ProcessHandle.of(state.supervisor()).orElseThrow().destroyForcibly();
    Result stopped = db("stop", "mysql");
    assertThat(stopped.status()).isZero();
    assertThat(processes(started.out())).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aForegroundServerEndsWithOneWhenItDies() throws Exception {
    Process command =
        launch("start", "mysql", "--engine", "mariadb", "--port", "0", "--foreground");
    await(() -> db("status", "--url", "mysql").status(), status -> status == 0);
    processes(db("status").out()).forEach(ProcessHandle::destroyForcibly);
    assertThat(command.waitFor()).isEqualTo(1);
    assertThat(new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("mariadbd ended with status 137");
  }

  @Test
  void aForegroundServerStopsBySignal() throws Exception {
    Process command =
        launch("start", "mysql", "--engine", "mariadb", "--port", "0", "--foreground");
    await(() -> db("status", "--url", "mysql").status(), status -> status == 0);
    List<ProcessHandle> servers = processes(db("status").out());
    command.destroy();
    command.waitFor();
    assertThat(servers).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(db("status", "--url", "mysql").status()).isEqualTo(1);
  }

  @Test
  void wrongUseIsOneLineThatNamesTheOption() throws Exception {
    assertWrong("STORE must be one of mysql, mongo", "start", "redis");
    assertWrong("--memory", "start", "mysql", "--memory", "much");
    assertWrong("--port", "start", "mysql", "--port", "70000");
    assertWrong("--with-parent", "start", "mysql", "--with-parent", "99999999");
    assertWrong("--url", "status", "--url", "redis");
    assertWrong("--data-dir", "status", "--data-dir", "redis");
    assertWrong("STORE", "stop", "redis");
    assertWrong("--nonsense", "start", "mysql", "--nonsense");
  }

  private void assertWrong(String named, String... arguments) throws Exception {
    Result result = db(arguments);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err().strip()).contains(named).hasLineCount(1);
  }

  @Test
  void anEngineThatIsNotThereIsNamed() throws Exception {
    Result result = db("start", "mysql", "--engine", "oracle");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("engine 'oracle'", "ITEMSTORE_MYSQL_URL");
    assertThat(LocalEngines.stores()).containsExactly("mysql", "mongo");
  }

  private static List<ProcessHandle> processes(String status) {
    List<ProcessHandle> all = new ArrayList<>();
    Matcher matcher = PROCESS.matcher(status);
    while (matcher.find()) {
      ProcessHandle.of(Long.parseLong(matcher.group(1))).ifPresent(all::add);
    }
    return all;
  }

  private Result db(String... arguments) throws IOException, InterruptedException {
    Process process = launch(arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DbMain.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ITEMSTORE_HOME", home.path().toString());
    return builder.start();
  }

  private static <T> T await(Question<T> question, Predicate<T> expected) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    T answer = question.ask();
    while (!expected.test(answer) && Instant.now().isBefore(end)) {
      answer = question.ask();
    }
    assertThat(answer).matches(expected);
    return answer;
  }

  private interface Question<T> {
    T ask() throws Exception;
  }

  private record Result(int status, String out, String err) {}

  /** The file as another program may read it. */
  private record RunStateFile(long supervisor) {
    static RunStateFile of(Path home, String store) throws IOException {
      var values = new java.util.Properties();
      try (var in = Files.newBufferedReader(home.resolve("run").resolve(store + ".properties"))) {
        values.load(in);
      }
      return new RunStateFile(Long.parseLong(values.getProperty("supervisor").split(" ", -1)[1]));
    }
  }
}
