package dev.itemstore.proxy.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.proxy.component.ItemParts;
import dev.itemstore.proxy.upstream.Item;
import dev.itemstore.proxy.upstream.ItemPage;
import dev.itemstore.proxy.upstream.Photo;
import dev.itemstore.proxy.upstream.Price;
import dev.itemstore.proxy.upstream.Rating;
import dev.itemstore.proxy.upstream.Review;
import dev.itemstore.proxy.upstream.ReviewPage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRendererTest {
  private static final String MEDIA = "https://media/items";

  private final PageRenderer renderer = new PageRenderer(PhotoSizes.NONE);

  /** Each holds the word attack, and none may stand in the page as it is written here. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>attack()</script>",
        "\"><img src=x onerror=attack()>",
        "' onmouseover='attack()",
        "</script><script>attack()</script>",
        "<!--<script>attack",
        "</title><b>attack",
        "`attack`<",
        "${attack}<b>",
        "&lt;attack&gt;<",
      })
  void whateverIsInAFieldComesOutEscaped(String hostile) {
    for (String html : List.of(itemPage(hostile), listPage(hostile), errorPage(hostile))) {
      assertThat(html).contains("attack");
      // A quote does no harm in text, only in a tag.
      assertThat(hostile.contains("<") ? html : tags(html)).doesNotContain(hostile);
      // Nothing but what the templates themselves hold opens an element.
      assertThat(html).doesNotContain("<b>", "<img src=x", "<script>", "<!--");
      assertThat(html.split("<script", -1)).hasSizeLessThanOrEqualTo(2);
      assertThat(html.split("</script>", -1)).hasSizeLessThanOrEqualTo(2);
      assertThat(html).containsOnlyOnce("</title>");
    }
  }

  @Test
  void aPhotoWithAScriptForAnAddressIsLeftOut() {
    Item item =
        item(
            "a",
            List.of(
                photo("javascript:attack()"), photo("https://media/1.jpg"), photo("data:attack")));

    assertThat(
            text(
                renderer.item(
                    new ItemParts(item, item.photos(), null, new ItemPage(List.of(item), null)))))
        .contains("https://media/1.jpg")
        .doesNotContain("attack");
  }

  @Test
  void theAddressOfAPhotoIsEscaped() {
    Item item = item("a", List.of(photo("https://media/1.jpg?a=1&b='x'")));

    assertThat(text(renderer.item(new ItemParts(item, item.photos(), null, null))))
        .contains("src=\"https://media/1.jpg?a=1&amp;b=&#39;x&#39;\"");
  }

  @Test
  void theFirstPhotoIsUrgentAndTheOthersAreNot() {
    Item item = item("a", List.of(photo("https://media/1.jpg"), photo("https://media/2.jpg")));

    assertThat(text(renderer.item(new ItemParts(item, item.photos(), null, null))))
        .contains("1.jpg\" alt=\"a\" width=\"640\" height=\"480\" fetchpriority=\"high\"")
        .contains("2.jpg\" alt=\"a\" width=\"640\" height=\"480\" loading=\"lazy\"");
  }

  @Test
  void aPhotoOfTheMediaFolderIsOfferedInItsSizes() {
    PageRenderer withSizes = new PageRenderer(new PhotoSizes(Optional.of(URI.create(MEDIA))));
    Item item = item("a", List.of(photo(MEDIA + "/7.jpg"), photo("https://other/7.jpg")));
    ItemParts parts = new ItemParts(item, item.photos(), null, new ItemPage(List.of(item), null));

    assertThat(text(withSizes.item(parts)))
        .contains(
            "<picture><source type=\"image/webp\" srcset=\"https://media/items/7-160.webp 160w, ",
            "sizes=\"(min-width: 80rem) 667px, (min-width: 56rem) 52vw, 92vw\"><img src=\"https://media/items/7.jpg\"",
            "sizes=\"96px\"><img",
            "sizes=\"(min-width: 80rem) 295px, (min-width: 40rem) 333px, 59vw\"><img")
        .contains("<img src=\"https://other/7.jpg\"")
        .doesNotContain("https://other/7-");
    assertThat(text(renderer.item(parts))).doesNotContain("<picture", "srcset", "sizes");
  }

  @Test
  void anItemWithNothingButATitleHasAPage() {
    Item bare = new Item(1, null, "Bare", null, null, null, null, 0, null, null, null, null);

    assertThat(
            text(
                renderer.item(
                    new ItemParts(
                        bare, List.of(), new ReviewPage(null, null), new ItemPage(null, null)))))
        .contains(
            "<h1>Bare</h1>",
            "Price on request",
            "There are no photos",
            "Nobody has reviewed",
            "Out of stock")
        .doesNotContain("null", "More in");
  }

  @Test
  void textBeyondTheBasicPlaneIsKept() {
    assertThat(itemPage("Lamp 💡 für 東京")).contains("<h1>Lamp 💡 für 東京</h1>");
  }

  private static String tags(String html) {
    return Pattern.compile("<[^>]*>")
        .matcher(html)
        .results()
        .map(MatchResult::group)
        .collect(joining());
  }

  private String itemPage(String text) {
    Item item = item(text, List.of(photo("https://media/1.jpg", text)));
    Review review = new Review(1, text, 5, text, text + "\n" + text, text);
    return text(
        renderer.item(
            new ItemParts(
                item,
                item.photos(),
                new ReviewPage(List.of(review), text),
                new ItemPage(List.of(item), text))));
  }

  private String listPage(String text) {
    return text(
        renderer.list(
            new ListView(text, text, new ItemPage(List.of(item(text, List.of())), text))));
  }

  private String errorPage(String text) {
    return text(renderer.error(new ErrorView(503, text, text, "/" + text, text)));
  }

  private static Item item(String text, List<Photo> photos) {
    return new Item(
        9,
        text,
        text,
        text,
        text,
        text,
        new Price(1, "USD"),
        3,
        photos,
        new Rating(1, 5),
        null,
        null);
  }

  private static Photo photo(String url) {
    return photo(url, "a");
  }

  private static Photo photo(String url, String alt) {
    return new Photo(url, alt, 1600, 1200);
  }

  private static String text(byte[] html) {
    return new String(html, UTF_8);
  }
}
