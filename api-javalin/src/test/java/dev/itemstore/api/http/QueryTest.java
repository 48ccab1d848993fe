package dev.itemstore.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

  @Test
  void decodesNamesAndValues() {
    Query query = Query.parse("%61=caf%C3%A9+%2B%26%3D&b=%F0%9F%98%80=x");

    assertThat(query.text("a", 10)).hasValue("café +&=");
    assertThat(query.text("b", 10)).hasValue("😀=x");
    assertThat(query.text("c", 10)).isEmpty();
    assertThat(Query.parse(null).text("a", 10)).isEmpty();
    assertThat(Query.parse("").text("a", 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a=",
        "a=1&a=1",
        "a=1&%61=2",
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%u0041",
        "a=%ff",
        "a=%c0%80",
        "a=%ED%A0%80",
        "a=12345"
      })
  void refusesABadValue(String raw) {
    assertThatThrownBy(() -> Query.parse("x=%zz&" + raw).text("a", 4))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("a");
  }

  @Test
  void countsCodePoints() {
    assertThat(Query.parse("a=%F0%9F%98%80").text("a", 1)).isPresent();
  }

  @Test
  void replacesAParameterAndKeepsTheOthersAsValidUri() {
    assertThat(Query.parse("x=a+b&after=1&%61fter=2&y=%zz%&&z=<é\">%41").with("after", "n"))
        .isEqualTo("x=a+b&y=%25zz%25&z=%3C%C3%A9%22%3E%41&after=n");
    assertThat(Query.parse(null).with("after", "n")).isEqualTo("after=n");
  }
}
