package dev.itemstore.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChunkTextTest {

  @Test
  void whatWouldEndAFieldOrALineIsEscaped() {
    ChunkText.Rows rows = new ChunkText.Rows();

    rows.number(7).text("a\\b\tc\nd\re 🦔").time(Instant.parse("2026-01-02T03:04:05.006Z")).end();
    rows.text("").number(8).text("").end();

    assertThat(rows.toString())
        .isEqualTo("7\ta\\\\b\\tc\\nd\\re 🦔\t2026-01-02T03:04:05.006\n\t8\t\n");
    assertThat(rows.count()).isEqualTo(2);
  }
}
