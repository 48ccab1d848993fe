package dev.itemstore.localdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalEnginesTest {

  @TempDir Path home;

  @Test
  void takesTheFirstThatIsThere() {
    StoreRow row =
        row(
            new Source("one", false, true),
            new Source("two", true, true),
            new Source("three", true, true));
    assertThat(choose(row, Optional.empty()).id()).isEqualTo("two");
  }

  @Test
  void fetchesOnlyWhatIsNowhereAndInOrder() {
    Source first = new Source("one", false, false);
    Source second = new Source("two", false, true);
    Source third = new Source("three", false, true);
    assertThat(choose(row(first, second, third), Optional.empty()).id()).isEqualTo("two");
    assertThat(first.fetches()).hasSize(1);
    assertThat(third.fetches()).isEmpty();
  }

  @Test
  void takesTheEngineAskedFor() {
    StoreRow row = row(new Source("one", true, true), new Source("two", true, true));
    assertThat(choose(row, Optional.of("two")).id()).isEqualTo("two");
  }

  @Test
  void fetchesNoOtherEngineThanTheOneAskedFor() {
    Source other = new Source("one", false, true);
    assertThat(choose(row(other, new Source("two", false, true)), Optional.of("two")).id())
        .isEqualTo("two");
    assertThat(other.fetches()).isEmpty();
  }

  @Test
  void saysWhatToInstallWhereThereIsNone() {
    StoreRow row = row(new Source("one", false, false));
    assertThatThrownBy(() -> choose(row, Optional.empty()))
        .isInstanceOf(LocalDatabaseException.class)
        .hasMessage("there is no engine for the store 'shelf' on this machine; install a shelf");
  }

  @Test
  void anUnknownStoreIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> LocalEngines.find("redis"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no store 'redis'; there is mysql, mongo");
  }

  @Test
  void aGivenUrlComesFirst() {
    for (String store : LocalEngines.stores()) {
      String variable = "ITEMSTORE_" + store.toUpperCase(java.util.Locale.ROOT) + "_URL";
      Machine machine = machine(Map.of(variable, "mongodb://db.example:1/items"));
      LocalEngine engine = LocalEngines.find(StoreRow.of(store), machine).getFirst();
      assertThat(engine.id()).isEqualTo("url");
      assertThat(engine.origin()).isEqualTo(variable);
    }
  }

  @Test
  void aVariableThatNamesNoProgramIsNamedInTheError() {
    Machine machine = machine(Map.of("ITEMSTORE_MYSQLD", "/no/such/mysqld"));
    assertThatThrownBy(() -> LocalEngines.find(StoreRow.of("mysql"), machine))
        .isInstanceOf(LocalDatabaseException.class)
        .hasMessageContaining("ITEMSTORE_MYSQLD names /no/such/mysqld");
  }

  @Test
  void anInstallationCountsOnlyWhereItWasMade() throws IOException {
    Path folder = Files.createDirectories(home.resolve("engines/shelf"));
    Files.writeString(
        folder.resolve("installed"), "version=Shelf 1\nroot=/elsewhere/engines/shelf/root\n");
    assertThat(Installation.find(machine(Map.of()), "shelf")).isEmpty();
    Files.writeString(
        folder.resolve("installed"), "version=Shelf 1\nroot=" + folder.resolve("root") + "\n");
    assertThat(Installation.find(machine(Map.of()), "shelf"))
        .map(Installation::folder)
        .hasValue(folder);
  }

  @Test
  void aGivenServerThatDoesNotAnswerIsNamedWithoutItsPassword() {
    int closed = Ports.free(1).getFirst();
    Machine machine =
        machine(
            Map.of(
                "ITEMSTORE_MYSQL_URL",
                "jdbc:mysql://me:secret@127.0.0.1:%d/items".formatted(closed)));
    LocalEngine engine = LocalEngines.find(StoreRow.of("mysql"), machine).getFirst();
    assertThatThrownBy(() -> engine.start(ServerOptions.temporary()))
        .isInstanceOf(LocalDatabaseException.class)
        .hasMessageContaining("ITEMSTORE_MYSQL_URL names a server at 127.0.0.1:" + closed)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aTemporaryServerOnAGivenOneIsADatabaseOfItsOwn() {
    EngineSource given =
        new GivenUrl("GIVEN", 1, (host, port) -> Optional.of(host + " " + port), "create=true");
    assertThat(start(given, "jdbc:mysql://db.example/items?user=me"))
        .matches("jdbc:mysql://db\\.example/itemstore_[0-9a-f]{8}\\?user=me&create=true");
    assertThat(start(given, "mongodb://me:p@[::1]:7,other:8"))
        .matches("mongodb://me:p@\\[::1]:7,other:8/itemstore_[0-9a-f]{8}\\?create=true");
  }

  private String start(EngineSource given, String url) {
    try (LocalServer server =
        given
            .find("shelf", machine(Map.of("GIVEN", url)))
            .orElseThrow()
            .start(ServerOptions.temporary())) {
      return server.url();
    }
  }

  @Test
  void anEmptyServerIsNotMadeOnADiskWithoutSpaceForIt() {
    ServerProgram huge = new HugeProgram();
    assertThatThrownBy(() ->
            RunningServer.start(
                huge, ServerOptions.keptIn(home.resolve("data")), machine(Map.of())))
        .isInstanceOf(LocalDatabaseException.class)
        .hasMessageContaining("the disk of " + home.resolve("data") + " is full");
  }

  private Machine machine(Map<String, String> environment) {
    return new Machine(environment, home, home);
  }

  private LocalEngine choose(StoreRow row, Optional<String> engine) {
    return LocalEngines.choose(row, engine, machine(Map.of()), line -> {});
  }

  private static StoreRow row(EngineSource... sources) {
    return new StoreRow("shelf", 1, List.of(sources), "install a shelf");
  }

  private record Source(String id, boolean present, boolean fetchable, List<String> fetches)
      implements EngineSource {
    Source(String id, boolean present, boolean fetchable) {
      this(id, present, fetchable, new ArrayList<>());
    }

    @Override
    public Optional<LocalEngine> find(String store, Machine machine) {
      return present ? Optional.of(engine(store, machine)) : Optional.empty();
    }

    @Override
    public boolean brings(String engineId) {
      return engineId.equals(id);
    }

    @Override
    public Optional<LocalEngine> fetch(String store, Machine machine, Consumer<String> progress) {
      fetches.add(store);
      return fetchable ? Optional.of(engine(store, machine)) : Optional.empty();
    }

    private LocalEngine engine(String store, Machine machine) {
      return new ProgramEngine(store, id, "here", HugeProgram::new, machine);
    }
  }

  /** A server that no disk can hold. */
  private static final class HugeProgram implements ServerProgram {
    @Override
    public String id() {
      return "huge";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public long emptySize() {
      return Long.MAX_VALUE;
    }

    @Override
    public void initialise(ServerPlace place) {
      throw new AssertionError("there is no space for it");
    }

    @Override
    public List<ProcessSpec> processes(ServerPlace place) {
      throw new AssertionError("it has no data");
    }

    @Override
    public String url(ServerPlace place) {
      return "";
    }

    @Override
    public String engine(ServerPlace place) {
      return "";
    }
  }
}
