package dev.itemstore.gen.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00Z",
        "2012-02-29T12:34:56.007Z",
        "2023-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.999Z"
      })
  void areReadAsTheyWereWritten(String text) {
    Instant time = Instant.parse(text);

    assertThat(Times.parse(Times.text(time, ' '), ' ')).isEqualTo(time);
    assertThat(Instant.parse(Times.text(time, 'T') + "Z")).isEqualTo(time);
  }

  @Test
  void areWrittenAsMySqlReadsThem() {
    assertThat(Times.text(Instant.parse("2023-01-31T02:04:06.080Z"), ' '))
        .isEqualTo("2023-01-31 02:04:06.080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2023",
        "2023-01-31T02:04:06.080",
        "2023-13-31 02:04:06.080",
        "2023-01-31 02:04:0x.080"
      })
  void refuseWhatIsNone(String text) {
    assertThatThrownBy(() -> Times.parse(text, ' ')).isInstanceOf(RuntimeException.class);
  }
}
