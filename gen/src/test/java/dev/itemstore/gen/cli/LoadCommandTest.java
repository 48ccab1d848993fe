package dev.itemstore.gen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.itemstore.domain.store.Dataset;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.memory.MemoryStore;
import dev.itemstore.gen.memory.MemoryStoreProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadCommandTest {

  @Test
  void loadsThenSaysThatTheDatasetIsThere() {
    Run first = load("again", "--items", "6k", "--seed", "7");
    assertThat(first.code()).isZero();
    assertThat(first.err()).contains("Loading 6,000 items, seed 7", "Memory 1");
    assertThat(first.out()).contains("Loaded 6,000 items with ", " photos and ", " reviews in ");

    Run second = load("again", "--items", "6000", "--seed", "7");
    assertThat(second.code()).isZero();
    assertThat(second.out()).startsWith("Memory 1 already holds this dataset: 6,000 items, seed 7");
  }

  @Test
  void refusesAnotherDatasetUntilAskedToReplaceIt() {
    assertThat(load("other", "--items", "10").code()).isZero();

    load("other", "--items", "11").assertFailure("the store holds another dataset: 10 items");
    load("other", "--items", "10", "--seed", "1").assertFailure("--replace deletes what is there");

    assertThat(load("other", "--items", "11", "--replace").out()).contains("Loaded 11 items");
  }

  @Test
  void anotherPictureFolderIsAnotherDataset() {
    assertThat(load("media", "--items", "10").code()).isZero();
    load("media", "--items", "10", "--media-base-url", "http://127.0.0.1:8083/media")
        .assertFailure("the store holds another dataset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6000", "6_000", "6k", "0.006M", "6e3"})
  void everyWayToWriteANumberIsTheSameDataset(String items) {
    assertThat(load("spelling", "--items", items).code()).isZero();
    assertThat(load("spelling", "--items", "6000").out()).contains("already holds this dataset");
  }

  @Test
  void takesTheUrlFromTheEnvironment() {
    Map<String, String> environment = Map.of("ITEMSTORE_MEMORY_URL", "memory:environment");
    assertThat(Run.of(new LoadCommand(environment), "--store", "memory", "--items", "1").code())
        .isZero();
  }

  @Test
  void wrongUsageIsOneSentenceThatSaysWhatToDo() {
    Run.of(program()).assertUsage("--store");
    Run.of(program(), "--store", "nope").assertUsage("there is no store 'nope'; there is memory");
    Run.of(program(), "--store", "memory").assertUsage("scripts/db start memory");
    Run.of(program(), "--store", "memory", "--url", "jdbc:x")
        .assertUsage("the URL must begin with memory:");
    load("x", "--seed", "9223372036854775808").assertUsage("--seed");
    load("x", "--threads", "0").assertUsage("--threads must be from 1 to 64");
    load("x", "--threads", "65").assertUsage("--threads must be from 1 to 64");
    load("x", "--media-base-url", "nowhere").assertUsage("media base URL");
    load("x", "--colour", "red").assertUsage("--colour");
  }

  @ParameterizedTest
  @CsvSource({
    "0,at least one",
    "-1,at least one",
    "1.5,whole number",
    "1000000001,at most",
    "1e10,at most",
    "9223372036854775808,at most",
    "ten,write it like",
    "'',write it like"
  })
  void wrongNumbersOfItemsAreRefused(String items, String why) {
    load("x", "--items", items).assertUsage(why);
    load("x", "--items=" + items).assertUsage(why);
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsOneSentence() {
    Run away = load("away");
    away.assertFailure("scripts/load: nobody answers. ");
    assertThat(away.err()).contains("the same command goes on.");
  }

  @Test
  void afterAFailureUnderReplaceTheCommandThatGoesOnIsOneWithoutIt() {
    load("away", "--replace").assertFailure("the same command goes on");

    MemoryStoreProvider.database("memory:failing").loadFails(true);
    Run failed = load("failing", "--items", "10", "--replace");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.err()).endsWith("the same command without --replace goes on.\n");

    MemoryStoreProvider.database("memory:failing").loadFails(false);
    assertThat(load("failing", "--items", "10").out()).contains("Loaded 10 items");
  }

  @Test
  void isRefusedWhereTheDiskIsTooSmallAndNothingIsDeletedFirst() {
    MemoryStore store = MemoryStoreProvider.database("memory:small");
    assertThat(load("small", "--items", "10").code()).isZero();
    store.freeBytes(OptionalLong.of(20_000_000));

    load("small", "--items", "10k", "--replace")
        .assertFailure("10,000 items need some 25 MB, and 21 MB are free");
    assertThat(store.countItems(Deadline.after(Duration.ofSeconds(1)))).isEqualTo(10);
    assertThat(load("small", "--items", "7000", "--replace").code()).isZero();
  }

  @Test
  void ofALoadThatGoesOnOnlyTheRestMustFit() {
    MemoryStore store = MemoryStoreProvider.database("memory:rest");
    Dataset dataset = new Dataset(42, 11_000, ItemGenerator.VERSION);
    store.load(dataset).load(0, List.of(new ItemGenerator(42).item(1)));
    store.freeBytes(OptionalLong.of(16_000_000));

    Run rest = load("rest", "--items", "11000");
    assertThat(rest.out()).contains("Loaded 6,000 items", "5,000 items were there from before");
  }

  @Test
  void saysWhenTheDiskCouldNotBeAskedAndLooksWhereItIsTold(@TempDir Path folder) {
    MemoryStoreProvider.database("memory:unknown").freeBytes(OptionalLong.empty());

    assertThat(load("unknown", "--items", "10k").err())
        .contains("could not be told (--data-dir helps); 25 MB are needed.");

    String[] vast = {"--items", "1000M", "--data-dir", folder.toString()};
    MemoryStoreProvider.database("memory:vast").freeBytes(OptionalLong.empty());
    load("vast", vast).assertFailure("the disk of the database is too small: 1,000,000,000 items");
    load("x", "--data-dir", folder + "/nowhere").assertUsage("--data-dir names no folder");
  }

  @Test
  void writesItsResultsForReports(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("results.json");

    assertThat(load("results", "--items", "6k", "--results", file.toString()).code()).isZero();

    JsonNode results = new JsonMapper().readTree(file.toFile());
    assertThat(results.get("engine").asText()).isEqualTo("Memory 1");
    assertThat(results.get("dataset").get("items").asLong()).isEqualTo(6_000);
    assertThat(results.get("items").asLong()).isEqualTo(6_000);
    assertThat(results.get("photos").asLong()).isBetween(17_000L, 19_000L);
    assertThat(results.get("reviews").asLong()).isBetween(19_000L, 23_000L);
    assertThat(results.get("bytes").asLong()).isEqualTo(6_000_000);
    assertThat(results.get("phases").findValuesAsText("name"))
        .containsExactly("data", "index by_title");
    assertThat(results.get("storage").findValuesAsText("index")).containsExactly("", "by_title");
    assertThat(results.get("machine").get("cpus").asInt()).isPositive();
    assertThat(Instant.parse(results.get("startedAt").asText())).isBefore(Instant.now());

    load("x", "--results", folder + "/nowhere/file").assertUsage("--results names a file");
  }

  private static Run load(String database, String... options) {
    return Run.inMemory(program(), database, options);
  }

  private static LoadCommand program() {
    return new LoadCommand(Map.of());
  }
}
