package dev.itemstore.gen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LoadCommandTest {

  /** As the program's main does. */
  @BeforeAll
  static void writeNumbersInEnglish() {
    Locale.setDefault(Locale.ROOT);
  }

  @Test
  void loadsThenSaysThatTheDatasetIsThere() {
    Run first = load("--url", "memory:again", "--items", "6k", "--seed", "7");
    assertThat(first.code).isZero();
    assertThat(first.err).contains("Loading 6,000 items, seed 7", "Memory 1");
    assertThat(first.out).contains("Loaded 6,000 items with ", " photos and ", " reviews in ");

    Run second = load("--url", "memory:again", "--items", "6000", "--seed", "7");
    assertThat(second.code).isZero();
    assertThat(second.out).startsWith("Memory 1 already holds this dataset: 6,000 items, seed 7");
  }

  @Test
  void refusesAnotherDatasetUntilAskedToReplaceIt() {
    assertThat(load("--url", "memory:other", "--items", "10").code).isZero();

    Run refused = load("--url", "memory:other", "--items", "11");
    assertThat(refused.code).isEqualTo(1);
    assertThat(refused.err)
        .contains("the store holds another dataset: 10 items")
        .contains("--replace deletes");

    assertThat(load("--url", "memory:other", "--items", "11", "--replace").out)
        .contains("Loaded 11 items");
  }

  @Test
  void anotherPictureFolderIsAnotherDataset() {
    assertThat(load("--url", "memory:media", "--items", "10").code).isZero();
    String[] elsewhere = {
      "--url", "memory:media", "--items", "10", "--media-base-url", "http://127.0.0.1:8083/media"
    };
    assertThat(load(elsewhere).code).isEqualTo(1);
  }

  @Test
  void takesTheUrlFromTheEnvironment() {
    Map<String, String> environment = Map.of("ITEMSTORE_MEMORY_URL", "memory:environment");
    assertThat(run(environment, "--store", "memory", "--items", "1").code).isZero();
  }

  @Test
  void wrongUsageIsOneSentenceThatSaysWhatToDo() {
    assertUsage(run(Map.of()), "--store");
    assertUsage(run(Map.of(), "--store", "nope"), "there is no store 'nope'; there is memory");
    assertUsage(run(Map.of(), "--store", "memory"), "scripts/db start memory");
    assertUsage(load("--url", "jdbc:x"), "the URL must begin with memory:");
    assertUsage(load("--url", "memory:x", "--items", "0"), "at least one");
    assertUsage(load("--url", "memory:x", "--seed", "9223372036854775808"), "--seed");
    assertUsage(load("--url", "memory:x", "--threads", "0"), "--threads must be from 1 to 64");
    assertUsage(load("--url", "memory:x", "--media-base-url", "nowhere"), "media base URL");
    assertUsage(load("--url", "memory:x", "--colour", "red"), "--colour");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsOneSentence() {
    Run away = load("--url", "memory:away");
    assertThat(away.code).isEqualTo(1);
    assertThat(away.err.lines()).hasSize(1);
    assertThat(away.err).startsWith("scripts/load: nobody answers");
  }

  private static void assertUsage(Run run, String part) {
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err.lines()).hasSize(1);
    assertThat(run.err).startsWith("scripts/load: ").contains(part);
  }

  private static Run load(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "--store";
    all[1] = "memory";
    System.arraycopy(options, 0, all, 2, options.length);
    return run(Map.of(), all);
  }

  private static Run run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        LoadCommand.commandLine(environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int code = command.execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  private record Run(int code, String out, String err) {}
}
