package dev.itemstore.proxy.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.proxy.upstream.Photo;
import dev.itemstore.proxy.upstream.Rating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  @Test
  void daysAreInUtc() {
    assertThat(Dates.day("2026-11-24T23:59:59.999Z")).isEqualTo("24 November 2026");
    assertThat(Dates.day("yesterday")).isNull();
    assertThat(Dates.day("")).isNull();
  }

  @Test
  void averagesAreRoundedHalfUpToATenth() {
    assertThat(new Rating(20, 85).averageTenths()).isEqualTo(43);
    assertThat(new Rating(3, 13).averageTenths()).isEqualTo(43);
    assertThat(new Rating(1, 1).averageTenths()).isEqualTo(10);
    assertThat(new Rating(7, 35).averageTenths()).isEqualTo(50);
    assertThat(Stars.text(43)).isEqualTo("4.3");
    assertThat(Stars.width(43)).isEqualTo(86);
  }

  @Test
  void aRatingThatNoReviewsCouldGiveIsNotShown() {
    assertThat(new Rating(0, 0).isRated()).isFalse();
    assertThat(new Rating(2, 1).isRated()).isFalse();
    assertThat(new Rating(2, 99).isRated()).isFalse();
    assertThat(new Rating(-1, -5).isRated()).isFalse();
    assertThat(new Rating(2, 2).isRated()).isTrue();
  }

  @Test
  void excerptsAreOneLineAndDoNotCutCharactersInTwo() {
    assertThat(Prose.excerpt(" one\r\n\n two ", 100)).isEqualTo("one two");
    assertThat(Prose.excerpt("one two three four", 10)).isEqualTo("one two…");
    assertThat(Prose.excerpt("😀".repeat(20), 10)).isEqualTo("😀".repeat(9) + "…");
  }

  @Test
  void textsFallIntoParagraphsAtTheirLines() {
    assertThat(Prose.paragraphs("a\r\n\r\n  \nb\rc\n")).containsExactly("a", "b", "c");
    assertThat(Prose.paragraphs("")).isEmpty();
  }

  @Test
  void photosAreScaledDownButNotUp() {
    assertThat(Frame.fit(new Photo("", "", 4000, 3000), 640)).isEqualTo(new Frame(640, 480));
    assertThat(Frame.fit(new Photo("", "", 30, 40), 640)).isEqualTo(new Frame(30, 40));
    assertThat(Frame.fit(new Photo("", "", 20000, 1), 640)).isEqualTo(new Frame(640, 1));
    assertThat(Frame.fit(new Photo("", "", 0, -3), 640)).isEqualTo(new Frame(640, 640));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://a/b", "data:image/svg+xml,<svg/>",
            "//a/b", "/a", "",
        "http:", "http:///a", "https://user:pass@a/b", "http://a/\"onerror=x", "vbscript:x",
            "httpx://a/b", "http://a b"
      })
  void anAddressThatIsNotPlainHttpIsLeftOut(String url) {
    assertThat(SafeUrl.isSafe(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://media:8090/1.jpg", "https://a/b?c=d&e=%22", "HTTPS://a/b"})
  void anAddressOfAPictureOnTheWebIsKept(String url) {
    assertThat(SafeUrl.isSafe(url)).isTrue();
  }

  @Test
  void linksEscapeWhatTheyCarry() {
    assertThat(Links.list(null, null)).isEqualTo("/");
    assertThat(Links.list("Home & \"Garden\"", null)).isEqualTo("/?category=Home+%26+%22Garden%22");
    assertThat(Links.list("ä", "a+b=")).isEqualTo("/?category=%C3%A4&after=a%2Bb%3D");
  }
}
