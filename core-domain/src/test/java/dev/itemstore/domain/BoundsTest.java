package dev.itemstore.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

  @Test
  void lengthsCountCodePoints() {
    assertThat(Bounds.SKU.complaint("🦔".repeat(64))).isEmpty();
    assertThat(Bounds.SKU.complaint("🦔".repeat(65))).contains("must have 1 to 64 characters");
    assertThat(Bounds.SKU.complaint("")).contains("must have 1 to 64 characters");
    assertThat(Bounds.TITLE.complaint("t".repeat(200))).isEmpty();
    assertThat(Bounds.TITLE.complaint("t".repeat(201))).isPresent();
    assertThat(Bounds.DESCRIPTION.complaint("")).isEmpty();
    assertThat(Bounds.DESCRIPTION.complaint("d".repeat(10_000))).isEmpty();
    assertThat(Bounds.DESCRIPTION.complaint("d".repeat(10_001)))
        .contains("must have at most 10000 characters");
  }

  @Test
  void everyWhiteSpaceOfUnicodeIsRefusedAroundALine() {
    int[] whiteSpace = {
      0x9, 0xA, 0xB, 0xC, 0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
      0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000
    };
    for (int codePoint : whiteSpace) {
      String space = Character.toString(codePoint);
      assertThat(Bounds.TITLE.complaint(space)).as("blank U+%04X", codePoint).isPresent();
      assertThat(Bounds.TITLE.complaint(space + "a")).as("before U+%04X", codePoint).isPresent();
      assertThat(Bounds.TITLE.complaint("a" + space)).as("after U+%04X", codePoint).isPresent();
    }
    // Not white space by Unicode: the zero-width ones.
    assertThat(Bounds.TITLE.complaint("\u200B\uFEFF\u2060")).isEmpty();
    assertThat(Bounds.TITLE.complaint("a b\u00A0c")).isEmpty();
  }

  @Test
  void controlCharactersAreRefusedAndOnlyProseHasLines() {
    for (int c = 0; c <= 0x9F; c++) {
      if (Character.getType(c) != Character.CONTROL) {
        continue;
      }
      String text = "a" + (char) c + "b";
      boolean line = c == '\n' || c == '\r' || c == '\t';
      assertThat(Bounds.TITLE.complaint(text)).as("U+%04X", c).isPresent();
      assertThat(Bounds.REVIEW_TITLE.complaint(text)).as("U+%04X", c).isPresent();
      assertThat(Bounds.DESCRIPTION.complaint(text).isEmpty()).as("U+%04X", c).isEqualTo(line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "a\uDD94", "\uDD94\uD83D", "\uD83D\uD83D\uDD94"})
  void loneSurrogatesAreRefused(String text) {
    assertThat(Bounds.DESCRIPTION.complaint(text)).isPresent();
    assertThat(Bounds.PHOTO_ALT.complaint(text)).isPresent();
    assertThat(Bounds.PHOTO_URL.complaint("https://h.example/" + text)).isPresent();
  }

  @Test
  void numbersAreInclusiveOfTheirBounds() {
    assertThat(Bounds.STARS.complaint(1L)).isEmpty();
    assertThat(Bounds.STARS.complaint(5L)).isEmpty();
    assertThat(Bounds.STARS.complaint(0L)).contains("must be from 1 to 5");
    assertThat(Bounds.STARS.complaint(6L)).isPresent();
    assertThat(Bounds.PRICE_AMOUNT.complaint(1_000_000_000_000L)).isEmpty();
    assertThat(Bounds.PRICE_AMOUNT.complaint(1_000_000_000_001L)).isPresent();
    assertThat(Bounds.STOCK.complaint((long) Integer.MAX_VALUE)).isEmpty();
    assertThat(Bounds.STOCK.complaint(1L << 31)).isPresent();
    assertThat(Bounds.STOCK.complaint(-1L)).isPresent();
  }

  @Test
  void currenciesAreIso4217InUpperCase() {
    assertThat(Bounds.PRICE_CURRENCY.complaint("EUR")).isEmpty();
    assertThat(Bounds.PRICE_CURRENCY.complaint("XXX")).isEmpty();
    for (String bad : List.of("eur", "EURO", "", "ZZZ", "E R", "€")) {
      assertThat(Bounds.PRICE_CURRENCY.complaint(bad)).as(bad).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h",
        "https://media.example/a.jpg?x=1&y=2#z",
        "HTTPS://MEDIA.EXAMPLE:8443/",
        "http://127.0.0.1:9000/p",
        "http://[::1]:80/",
        "http://my_host/p",
        "https://h.example/%C3%BC"
      })
  void goodUrls(String url) {
    assertThat(Bounds.PHOTO_URL.complaint(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "h.example/a.jpg",
        "/a.jpg",
        "//h.example/a.jpg",
        "http:",
        "http:/a",
        "http:a",
        "http://",
        "http:///a",
        "http://:80/",
        "http://user@h/",
        "http://user:pw@h/",
        "http://@h/",
        "ftp://h/a",
        "javascript:alert(1)",
        "data:image/png;base64,AA",
        "http://h/a b",
        " http://h/",
        "http://h/\n",
        "http://h:99999/",
        "http://h:-1/",
        "http://h/<script>",
        "http://h/%zz",
        "http://[::1/"
      })
  void badUrls(String url) {
    assertThat(Bounds.PHOTO_URL.complaint(url)).isPresent();
  }

  @Test
  void urlsHaveAtMost2000Characters() {
    assertThat(Bounds.PHOTO_URL.complaint("http://h/" + "a".repeat(1_991))).isEmpty();
    assertThat(Bounds.PHOTO_URL.complaint("http://h/" + "a".repeat(1_992)))
        .contains("must have at most 2000 characters");
  }

  @Test
  void allThatIsWrongIsReportedAtOnce() {
    Photo photo = new Photo("https://h.example/1.jpg", "", 1, 1);

    assertThatThrownBy(() ->
            new ItemDraft(
                "",
                " t",
                "b\u0000",
                "c".repeat(101),
                "\u0007",
                new Price(1, "EUR"),
                -1,
                Collections.nCopies(51, photo)))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::pointer)
                    .containsExactly(
                        "/sku",
                        "/title",
                        "/brand",
                        "/category",
                        "/description",
                        "/stock",
                        "/photos"));
    assertThatThrownBy(() -> new Price(-1, "eur"))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.violations()).hasSize(2));
    assertThatThrownBy(() -> new Photo("x", "\n", 0, 20_001))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.violations()).hasSize(4));
    assertThatThrownBy(() -> new ReviewDraft(" ", 6, "\n", "\u0000"))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.violations()).hasSize(4));
  }
}
