package dev.itemstore.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTextTest {

  @Test
  void whatWouldEndAFieldOrALineIsEscaped() {
    ChunkText.Rows rows = new ChunkText.Rows();

    rows.number(7).text("a\\b\tc\nd\re 🦔").time(Instant.parse("2026-01-02T03:04:05.006Z")).end();
    rows.text("").number(8).text("").end();

    assertThat(rows.toString())
        .isEqualTo("7\ta\\\\b\\tc\\nd\\re 🦔\t2026-01-02 03:04:05.006\n\t8\t\n");
    assertThat(rows.count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 9, 10, 99, 100, 999_999_999, 1_000_000_000, 9_007_199_254_740_991L, -1, -10})
  void numbersAreWrittenAsJavaDoes(long number) {
    assertThat(new ChunkText.Rows().number(number).toString()).isEqualTo(number + "\t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "ä", "日本語", "🦔", "aä日🦔z", "\u0000\u007f\u0080\u07ff\u0800\uffff"})
  void textIsUtf8(String text) {
    ChunkText.Rows rows = new ChunkText.Rows();
    for (int i = 0; i < 10_000; i++) {
      rows.text(text);
    }

    assertThat(rows.data()).hasBinaryContent((text + "\t").repeat(10_000).getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999Z",
        "2012-02-29T00:00:00.000Z",
        "2023-12-31T23:59:59.001Z"
      })
  void timesAreUtcToTheMillisecond(String time) {
    assertThat(new ChunkText.Rows().time(Instant.parse(time)).toString())
        .isEqualTo(time.replace('T', ' ').replace("Z", "\t"));
  }

  @Test
  void aChunkReplacesTheOneBefore() {
    ChunkText text = new ChunkText();
    text.fill(List.of());
    assertThat(text.bytes()).isZero();
    assertThat(text.items().count()).isZero();
  }
}
