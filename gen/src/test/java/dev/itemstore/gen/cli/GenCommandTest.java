package dev.itemstore.gen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way from scripts/gen through its files and scripts/load --from to scripts/verify. */
class GenCommandTest {
  @TempDir private Path parent;

  @ParameterizedTest
  @ValueSource(strings = {"tsv", "ndjson"})
  void filesThatAreLoadedAreTheDataset(String format) {
    Run written = gen("--items", "6k", "--seed", "9", "--format", format);
    assertThat(written.code()).isZero();
    assertThat(written.err()).contains("Writing 6,000 items, seed 9");
    assertThat(written.out()).contains(" holds 6,000 items, seed 9, generator version 1: ");

    Run loaded = load("from-" + format);
    assertThat(loaded.code()).isZero();
    assertThat(loaded.err())
        .contains("Loading 6,000 items, seed 9", "from the files in " + folder());

    assertThat(Run.inMemory(new VerifyCommand(Map.of()), "from-" + format, "--all").out())
        .contains("All is equal to what was generated.");
    assertThat(load("from-" + format).out()).contains("already holds this dataset");
  }

  @Test
  void optionsThatAreNotThoseOfTheFilesAreRefused() {
    gen("--items", "10", "--seed", "9");

    assertThat(load("agree", "--items", "10", "--seed", "9").code()).isZero();
    load("x", "--items", "11").assertUsage("--items 11 is not that of the files in ");
    load("x", "--seed", "8").assertUsage("which are of: scripts/gen --items 10 --seed 9");
    load("x", "--media-base-url", "http://h/m").assertUsage("--media-base-url http://h/m is not");
  }

  @Test
  void anAlteredFileStopsTheLoadAndOnceItIsMadeAgainTheLoadGoesOn() throws IOException {
    gen("--items", "11k");
    Path file = folder().resolve("reviews/000001.tsv.zst");
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 4;
    Files.write(file, bytes);

    load("altered", "--threads", "1")
        .assertLastSentence(1, "chunk 1: %s: its checksum differs".formatted(file));
    assertThat(Run.inMemory(new VerifyCommand(Map.of()), "altered").err())
        .contains("no complete dataset");

    assertThat(gen("--items", "11k").code()).isZero();
    assertThat(load("altered").out()).contains("5,000 items were there from before");
    assertThat(Run.inMemory(new VerifyCommand(Map.of()), "altered", "--all").code()).isZero();
  }

  @Test
  void aFolderWithAnotherDatasetIsReplacedOnlyOnDemand() {
    gen("--items", "10");

    gen("--items", "11").assertFailure("holds another dataset (scripts/gen --items 10 --seed 42");
    assertThat(gen("--items", "11", "--replace").out()).contains("holds 11 items");
    assertThat(gen("--items", "11").code()).isZero();
  }

  @Test
  void whatCannotBeReadOrWrittenIsOneSentence() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    Run.of(new GenCommand(), "--out", file.toString()).assertFailure("is not a folder");
    load("x").assertFailure("there is no dataset in " + folder());
  }

  @Test
  void wrongUsageIsOneSentence() {
    Run.of(new GenCommand()).assertUsage("--out");
    gen("--items", "0").assertUsage("at least one");
    gen("--items", "1e10").assertUsage("at most");
    gen("--format", "csv").assertUsage("--format");
    gen("--threads", "0").assertUsage("--threads must be");
    gen("--media-base-url", "x").assertUsage("media base URL");
    assertThat(folder()).doesNotExist();
  }

  private Path folder() {
    return parent.resolve("dataset");
  }

  private Run gen(String... options) {
    return Run.of(
        new GenCommand(),
        Stream.concat(Stream.of("--out", folder().toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private Run load(String database, String... options) {
    return Run.inMemory(
        new LoadCommand(Map.of()),
        database,
        Stream.concat(Stream.of("--from", folder().toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
