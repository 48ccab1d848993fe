package dev.itemstore.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.api.http.EntityTags.EntityTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @Test
  void isEmptyWithoutTheHeader() {
    assertThat(EntityTags.parse("If-Match", List.of())).isEmpty();
  }

  @Test
  void readsTheStar() {
    assertThat(EntityTags.parse("If-Match", List.of(" * ")))
        .hasValue(new EntityTags(true, List.of()));
  }

  @Test
  void readsListsWithEmptyElementsCommasInTagsAndSeveralLines() {
    assertThat(EntityTags.parse("If-Match", List.of(" ,\"a,b\" ,\t, W/\"\"", "\"é\"")))
        .hasValue(
            new EntityTags(
                false,
                List.of(
                    new EntityTag(false, "a,b"),
                    new EntityTag(true, ""),
                    new EntityTag(false, "é"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "*,*",
        "a",
        "\"",
        "\"a",
        "\"a\"b",
        "\"a\"\"b\"",
        "w/\"a\"",
        "W/",
        "\"a b\"",
        "\"\u007f\""
      })
  void refusesWhatIsNoList(String value) {
    assertThatThrownBy(() -> EntityTags.parse("If-Match", List.of(value)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("If-Match");
  }

  @Test
  void comparesWeakly() {
    EntityTags tags = EntityTags.parse("If-None-Match", List.of("W/\"a\"")).orElseThrow();

    assertThat(tags.matchWeakly("a")).isTrue();
    assertThat(tags.matchWeakly("b")).isFalse();
  }
}
