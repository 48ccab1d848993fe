package dev.itemstore.gen.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Photo;
import dev.itemstore.domain.Price;
import dev.itemstore.domain.RatingSummary;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.MediaFiles;
import dev.itemstore.gen.load.ChunkSource;
import dev.itemstore.gen.load.Chunks;
import dev.itemstore.gen.work.Counting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetFilesTest {
  private static final long ITEMS = 10_007;
  private static final ItemGenerator GENERATOR = new ItemGenerator(42);
  private static final ChunkSource GENERATED = ChunkSource.of(new Chunks(ITEMS), GENERATOR::item);

  @TempDir private Path parent;

  private Counting counting = new Counting();

  @ParameterizedTest
  @EnumSource
  void holdTheItemsThatTheGeneratorMakes(Layout layout) throws Exception {
    Manifest manifest = write(folder(), layout);

    DatasetFolder read = DatasetFolder.open(folder());
    assertThat(read.manifest()).isEqualTo(manifest);
    for (int chunk = 0; chunk < 3; chunk++) {
      assertThat(read.items(chunk)).isEqualTo(GENERATED.items(chunk));
    }
    assertThat(manifest.photos())
        .isEqualTo(all().mapToLong(item -> item.item().photos().size()).sum());
    assertThat(manifest.reviews()).isEqualTo(all().mapToLong(item -> item.reviews().size()).sum());
    assertThat(counting.done()).isEqualTo(ITEMS);
  }

  @ParameterizedTest
  @EnumSource
  void keepEveryCharacter(Layout layout) throws Exception {
    String nasty = "tab\tline\nreturn\rback\\slash \\t \\N \\ quote\" 'é ß 日本 🧵 \u2028 end\\";
    String line = nasty.replaceAll("[\t\n\r]", " ");
    Instant time = Instant.parse("2020-02-29T23:59:59.999Z");
    ItemDraft draft =
        new ItemDraft(
            line,
            line,
            line,
            line,
            nasty,
            new Price(1_000_000_000_000L, "JPY"),
            Integer.MAX_VALUE,
            List.of(
                new Photo("https://h/\u00e9?a=1&b=%20", line, 1, 20_000),
                new Photo("http://h/", "", 20_000, 1)));
    ItemWithReviews full =
        new ItemWithReviews(
            Item.of(1, draft, new RatingSummary(2, 6), time, time.plusMillis(1), 12),
            List.of(
                Review.of(1_002, 1, new ReviewDraft(line, 5, line, nasty), time, time, 7),
                Review.of(1_001, 1, new ReviewDraft("A", 1, "", ""), time, time, 1)));
    ItemWithReviews empty =
        new ItemWithReviews(
            Item.created(
                2, new ItemDraft("s", "t", "b", "c", "", new Price(0, "EUR"), 0, List.of()), time),
            List.of());
    Manifest.About about = DatasetWriter.about(layout, 1, 2, 1, MediaFiles.DEFAULT_BASE_URL);
    write(folder(), about, _ -> List.of(full, empty));

    assertThat(DatasetFolder.open(folder()).items(0)).containsExactly(full, empty);
  }

  @ParameterizedTest
  @EnumSource
  void areTheSameBytesForAnyNumberOfThreads(Layout layout) throws Exception {
    writer(folder(), about(layout), 1).run();
    Path other = parent.resolve("other");
    writer(other, about(layout), 5).run();

    assertThat(contents(other)).isEqualTo(contents(folder()));
    assertThat(contents(folder()).keySet())
        .contains("manifest.json", "items/000002." + layout + ".zst")
        .noneMatch(name -> name.contains("partial") || name.contains("journal"));
  }

  @Test
  void areOneLineForEachRow() throws Exception {
    write(folder(), Layout.TSV);
    Item item = GENERATOR.item(1).item();

    String rows =
        new String(
            Zstd.decompress(Files.readAllBytes(folder().resolve("items/000000.tsv.zst"))), UTF_8);

    assertThat(rows.lines()).hasSize(5_000);
    assertThat(rows.lines().findFirst().orElseThrow().split("\t", -1))
        .hasSize(14)
        .startsWith("1", item.sku(), item.title(), item.brand(), item.category());
  }

  @Test
  void goOnWhereTheyWereStopped() throws Exception {
    Path folder = folder();
    DatasetWriter stopped =
        new DatasetWriter(
            folder,
            about(Layout.TSV),
            chunk -> {
              if (chunk == 1) {
                throw new CancellationException();
              }
              return GENERATED.items(chunk);
            },
            1,
            counting);
    stopped.prepare(false);
    assertThatThrownBy(stopped::run).isInstanceOf(CancellationException.class);
    assertThat(folder.resolve("manifest.json")).doesNotExist();
    assertThatThrownBy(() -> DatasetFolder.open(folder))
        .hasMessageContaining("holds a part of a dataset");

    // As a process that was killed while it wrote leaves it.
    Files.writeString(folder.resolve("items/000001.tsv.zst.partial"), "half");
    Files.writeString(
        folder.resolve("journal.ndjson"),
        Files.readString(folder.resolve("journal.ndjson")) + "{\"chunk\":1,\"pho");
    counting = new Counting();
    write(folder, Layout.TSV);

    assertThat(counting.skipped()).isEqualTo(5_000);
    assertThat(counting.done()).isEqualTo(ITEMS - 5_000);
    Path whole = parent.resolve("whole");
    write(whole, Layout.TSV);
    assertThat(contents(folder)).isEqualTo(contents(whole));
  }

  @Test
  void areMadeAgainWhereTheyWereDamaged() throws Exception {
    write(folder(), Layout.NDJSON);
    Map<String, String> whole = contents(folder());
    flip(folder().resolve("items/000001.ndjson.zst"));
    Files.delete(folder().resolve("items/000002.ndjson.zst"));

    counting = new Counting();
    write(folder(), Layout.NDJSON);

    assertThat(counting.done()).isEqualTo(ITEMS - 5_000);
    assertThat(contents(folder())).isEqualTo(whole);
  }

  @Test
  void thatAreAlteredTruncatedOrMissingAreNamed() throws Exception {
    write(folder(), Layout.TSV);
    DatasetFolder read = DatasetFolder.open(folder());
    Path altered = folder().resolve("reviews/000000.tsv.zst");
    Path truncated = folder().resolve("items/000001.tsv.zst");
    flip(altered);
    Files.write(truncated, new byte[10]);
    Files.delete(folder().resolve("photos/000002.tsv.zst"));

    assertThatThrownBy(() -> read.items(0))
        .isInstanceOf(DatasetFileException.class)
        .hasMessage(
            "chunk 0: %s: its checksum differs from the manifest's; make it again by scripts/gen"
                    .formatted(altered)
                + " --items 10007 --seed 42 --format tsv --out "
                + folder());
    assertThatThrownBy(() -> read.items(1))
        .hasMessageContaining("chunk 1: " + truncated + ": it is truncated, to 10 of ");
    assertThatThrownBy(() -> read.items(2)).hasMessageContaining("it is missing");
  }

  @Test
  void ofAnotherDatasetAreLeftAloneUnlessReplaced() throws Exception {
    write(folder(), Layout.TSV);
    Manifest.About other =
        DatasetWriter.about(Layout.NDJSON, 43, ITEMS, 1, MediaFiles.DEFAULT_BASE_URL);

    assertThatThrownBy(() -> writer(folder(), other, 1))
        .isInstanceOf(DatasetFileException.class)
        .hasMessageContaining("holds another dataset (scripts/gen --items 10007 --seed 42")
        .hasMessageContaining("--replace");

    DatasetWriter writer = new DatasetWriter(folder(), other, GENERATED, 2, counting);
    writer.prepare(true);
    writer.run();
    assertThat(contents(folder()).keySet())
        .containsExactly(
            "items/000000.ndjson.zst",
            "items/000001.ndjson.zst",
            "items/000002.ndjson.zst",
            "manifest.json");
  }

  @Test
  void ofSomebodyElseAreNeverTouched() throws Exception {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("thesis.txt"), "years of work");

    for (boolean replace : new boolean[] {false, true}) {
      DatasetWriter writer = new DatasetWriter(folder(), about(Layout.TSV), GENERATED, 1, counting);
      assertThatThrownBy(() -> writer.prepare(replace))
          .hasMessageContaining("holds other files: name a folder that is empty");
    }
    assertThat(folder().resolve("thesis.txt")).hasContent("years of work");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"formatVersion\":1,\"lay"})
  void goOnWhereAWriterWasKilledAsItBegan(String journal) throws Exception {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve(DatasetFolder.JOURNAL), journal);

    DatasetWriter writer = writer(folder(), about(Layout.TSV), 1);
    writer.prepare(false);
    writer.run();

    assertThat(folder().resolve(DatasetFolder.JOURNAL)).doesNotExist();
    assertThat(DatasetFolder.open(folder()).manifest().about()).isEqualTo(about(Layout.TSV));
  }

  @Test
  void areNotDeletedWhileAnotherWrites() throws Exception {
    Files.createDirectories(folder());
    DatasetWriter writer = writer(folder(), about(Layout.TSV), 1);
    try (Journal _ = Journal.open(folder(), about(Layout.TSV))) {
      assertThatThrownBy(() -> writer.prepare(true))
          .hasMessageContaining("another scripts/gen is writing");
    }
    writer.prepare(true);
  }

  @Test
  void haveOneWriterAtATime() throws Exception {
    Files.createDirectories(folder());
    DatasetWriter writer = writer(folder(), about(Layout.TSV), 1);
    try (Journal _ = Journal.open(folder(), about(Layout.TSV))) {
      assertThatThrownBy(writer::run)
          .isInstanceOf(DatasetFileException.class)
          .hasMessageContaining("another scripts/gen is writing");
    }
  }

  @Test
  void areNotBegunWhereTheyCannotBe() throws Exception {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> writer(file.resolve("folder"), about(Layout.TSV), 1))
        .isInstanceOf(DatasetFileException.class)
        .hasMessageMatching(".*file/folder cannot be written: .*");
    assertThatThrownBy(() -> writer(file, about(Layout.TSV), 1))
        .hasMessageContaining("is not a folder");
  }

  @Test
  void areNotBegunWhereTheDiskIsTooSmall() {
    Manifest.About vast =
        DatasetWriter.about(Layout.TSV, 1, 9_000_000_000L, 1, MediaFiles.DEFAULT_BASE_URL);

    assertThatThrownBy(() -> writer(folder(), vast, 1))
        .isInstanceOf(DatasetFileException.class)
        .hasMessageMatching(".*needs some [\\d,]+ MB more and its disk has [\\d,]+ MB free.*");
  }

  @Test
  void withoutAUsableManifestAreRefused() throws Exception {
    assertThatThrownBy(() -> DatasetFolder.open(parent.resolve("nowhere")))
        .isInstanceOf(DatasetFileException.class)
        .hasMessageContaining("there is no dataset in");

    write(folder(), Layout.TSV);
    Path file = folder().resolve("manifest.json");
    String whole = Files.readString(file);
    for (String damaged :
        List.of(
            "",
            "{}",
            whole.substring(0, whole.length() / 2),
            whole.replaceFirst("items/000001", "../../000001"),
            whole.replace("\"tsv\"", "\"csv\""),
            whole.replace("\"items\" : 10007", "\"items\" : 100070"),
            whole.replace("\"items\" : 10007", "\"items\" : -1"))) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> DatasetFolder.open(folder()))
          .as(damaged)
          .isInstanceOf(DatasetFileException.class)
          .hasMessageContaining("is damaged");
    }
    Files.writeString(file, whole.replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));
    assertThatThrownBy(() -> DatasetFolder.open(folder()))
        .hasMessageContaining("is of another format (version 2,");
  }

  private Path folder() {
    return parent.resolve("dataset");
  }

  private static Stream<ItemWithReviews> all() {
    return LongStream.rangeClosed(1, ITEMS).mapToObj(GENERATOR::item);
  }

  private static Manifest.About about(Layout layout) {
    return DatasetWriter.about(layout, 42, ITEMS, GENERATOR.version(), MediaFiles.DEFAULT_BASE_URL);
  }

  private Manifest write(Path folder, Layout layout) throws InterruptedException {
    return writer(folder, about(layout), 2).run();
  }

  private void write(Path folder, Manifest.About about, ChunkSource source)
      throws InterruptedException {
    DatasetWriter writer = new DatasetWriter(folder, about, source, 1, counting);
    writer.prepare(false);
    writer.run();
  }

  private DatasetWriter writer(Path folder, Manifest.About about, int threads) {
    DatasetWriter writer = new DatasetWriter(folder, about, GENERATED, threads, counting);
    writer.prepare(false);
    return writer;
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        contents.put(folder.relativize(file).toString(), DatasetFolder.sha256(bytes));
      }
    }
    return contents;
  }
}
