package dev.itemstore.gen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class ItemCountTest {

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "100000,100000",
    "100_000,100000",
    "100k,100000",
    "100K,100000",
    "10M,10000000",
    "2.5M,2500000",
    "0.001k,1",
    "1e5,100000",
    "1E+7,10000000",
    "1000000000,1000000000"
  })
  void readsWhatPeopleWrite(String text, long count) {
    assertThat(new ItemCount().convert(text)).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|at least one",
        "0k|at least one",
        "-5|at least one",
        "1.5|whole number",
        "1.0005k|whole number",
        "1000000001|at most 1,000,000,000",
        "1e999|at most 1,000,000,000",
        "99999999999999999999999999|at most 1,000,000,000",
        "1e9999999999|write it like",
        "ten|write it like",
        "10G|write it like",
        "''|write it like",
        "' 5'|write it like",
        "5 k|write it like",
        "0x10|write it like",
        "1,000|write it like",
        "１０|write it like",
        "NaN|write it like"
      })
  void refusesTheRestAndSaysWhy(String text, String why) {
    assertThatThrownBy(() -> new ItemCount().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + text + "'")
        .hasMessageContaining(why);
  }
}
