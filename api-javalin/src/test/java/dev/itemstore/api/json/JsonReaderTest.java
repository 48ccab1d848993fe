package dev.itemstore.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

  @Test
  void keepsTextsAndNumbersAsTheyWereSent() throws MalformedJsonException {
    Json.Obj object =
        JsonReader.readObject(
            " {\"a\":\"é😀\\u0000\\ud800\", \"b\":-0.50E+999999, \"c\":[true,null,{}]}\r\n"
                .getBytes(UTF_8));

    assertThat(object.members().get("a")).isEqualTo(new Json.Text("é😀\0\ud800"));
    assertThat(object.members().get("b")).isEqualTo(new Json.Numeral("-0.50E+999999"));
    assertThat(object.members().get("c").toString()).contains("Bool", "Null", "Obj");
  }

  @Test
  void readsNumbersAndNamesOfAnyLength() throws MalformedJsonException {
    String digits = "9".repeat(500_000);
    String name = "n".repeat(400_000);

    Json.Obj object = JsonReader.readObject(("{\"" + name + "\":" + digits + "}").getBytes(UTF_8));

    assertThat(object.members().get(name)).isEqualTo(new Json.Numeral(digits));
  }

  @Test
  void tellsWhereItStopped() {
    assertThatThrownBy(() -> JsonReader.readObject("{\n\"a\":1,\"a\":2}".getBytes(UTF_8)))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void refusesEveryTruncationOfABody() {
    byte[] body = "{\"a\":[1.5,\"x\\n\",{\"é\":null}],\"b\":{\"c\":true}}".getBytes(UTF_8);
    for (int length = 0; length < body.length; length++) {
      byte[] truncated = Arrays.copyOf(body, length);
      assertThatThrownBy(() -> JsonReader.readObject(truncated))
          .isInstanceOf(MalformedJsonException.class);
    }
  }
}
