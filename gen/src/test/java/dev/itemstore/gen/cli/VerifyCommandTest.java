package dev.itemstore.gen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.memory.MemoryStoreProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {

  @Test
  void saysThatTheStoreHoldsWhatItSaysItHolds() {
    load("equal", "--items", "3k", "--seed", "7");

    Run sample = verify("equal", "--sample", "1k");
    assertThat(sample.code()).isZero();
    assertThat(sample.err()).contains("Comparing 1,000 of 3,000 items, seed 7");
    assertThat(sample.out())
        .contains("Compared 1,000 of 3,000 items", "the store holds 3,000 items")
        .contains("Digest of what the store returned: ")
        .endsWith("All is equal to what was generated.\n");

    Run all = verify("equal", "--all", "--seed", "7", "--items", "3000");
    assertThat(all.code()).isZero();
    assertThat(all.out()).contains("Compared 3,000 of 3,000 items");
  }

  @Test
  void twoStoresOfOneDatasetHaveOneDigest() {
    load("one", "--items", "2k");
    load("two", "--items", "2k");
    load("three", "--items", "2k", "--seed", "1");

    String digest = digest(verify("one", "--sample", "1500", "--threads", "1"));
    assertThat(digest(verify("two", "--sample", "1500", "--threads", "5"))).isEqualTo(digest);
    assertThat(digest(verify("three", "--sample", "1500"))).isNotEqualTo(digest);
  }

  @Test
  void printsTheDifferencesAndFails() {
    load("different", "--items", "100");
    MemoryStoreProvider.database("memory:different").put(new ItemGenerator(43).item(50));
    MemoryStoreProvider.database("memory:different").put(new ItemGenerator(43).item(101));

    Run different = verify("different");

    assertThat(different.code()).isEqualTo(1);
    assertThat(different.out())
        .contains("differences; the first:")
        .contains("  number of items in the store: expected \"100\", found \"101\"")
        .contains("  item 50 title: expected \"");
  }

  @Test
  void aStoreWithoutACompleteDatasetIsSaidToHaveNone() {
    verify("empty").assertFailure("holds no complete dataset: load one with scripts/load");

    MemoryStoreProvider.database("memory:partly").loadFails(true);
    load("partly", "--items", "10");
    verify("partly").assertFailure("a load that was stopped goes on by the same command");
  }

  @Test
  void aDatasetThatIsNotTheOneThatIsNamedIsSaidToBeAnother() {
    load("named", "--items", "10");

    verify("named", "--seed", "1").assertFailure("seed 42, generator version 1) than this one");
    verify("named", "--items", "11").assertFailure("(11 items");
    verify("named", "--media-base-url", "http://127.0.0.1/m")
        .assertFailure("is compared with the same --media-base-url");
  }

  @Test
  void picturesElsewhereAreComparedByTheirUrl() {
    load("elsewhere", "--items", "10", "--media-base-url", "http://127.0.0.1/m");

    verify("elsewhere").assertFailure("--media-base-url");
    assertThat(verify("elsewhere", "--media-base-url", "http://127.0.0.1/m").code()).isZero();
  }

  @Test
  void wrongUsageIsOneSentence() {
    verify("x", "--sample", "0").assertUsage("at least one");
    verify("x", "--sample", "10", "--all").assertUsage("exclude one another");
    verify("x", "--threads", "99").assertUsage("--threads must be from 1 to 64");
    Run.of(program(), "--store", "nope").assertUsage("there is no store 'nope'");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsOneSentence() {
    verify("away").assertFailure("nobody answers. Nothing was changed; once the database is well");
  }

  private static String digest(Run run) {
    assertThat(run.code()).isZero();
    return run.out().lines().filter(line -> line.startsWith("Digest")).findFirst().orElseThrow();
  }

  private static void load(String database, String... options) {
    Run.inMemory(new LoadCommand(Map.of()), database, options);
  }

  private static Run verify(String database, String... options) {
    return Run.inMemory(program(), database, options);
  }

  private static VerifyCommand program() {
    return new VerifyCommand(Map.of());
  }
}
