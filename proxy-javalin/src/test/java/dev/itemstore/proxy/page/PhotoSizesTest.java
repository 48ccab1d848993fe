package dev.itemstore.proxy.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.proxy.upstream.Photo;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoSizesTest {
  private final PhotoSizes sizes =
      new PhotoSizes(Optional.of(URI.create("http://127.0.0.1:8082/media")));

  @Test
  void namesEachWidthUpToThePhotosOwn() {
    assertThat(sizes.srcset(photo("http://127.0.0.1:8082/media/0007.jpg", 1600)))
        .isEqualTo(
            "http://127.0.0.1:8082/media/0007-160.webp 160w,"
                + " http://127.0.0.1:8082/media/0007-320.webp 320w,"
                + " http://127.0.0.1:8082/media/0007-640.webp 640w,"
                + " http://127.0.0.1:8082/media/0007-960.webp 960w,"
                + " http://127.0.0.1:8082/media/0007-1280.webp 1280w");
    assertThat(sizes.srcset(photo("http://127.0.0.1:8082/media/0007.jpg", 960))).endsWith(" 960w");
    assertThat(sizes.srcset(photo("http://127.0.0.1:8082/media/0007.jpg", 159))).isNull();
    assertThat(sizes.srcset(photo("http://127.0.0.1:8082/media/0007.jpg", 0))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8082/0007.jpg",
        "http://127.0.0.1:8082/media.jpg",
        "http://127.0.0.1:8082/mediaother/0007.jpg",
        "http://127.0.0.1:8082/media/.jpg",
        "http://127.0.0.1:8082/media/0007.png",
        "http://127.0.0.1:8082/media/0007.jpg?v=1",
        "http://127.0.0.1:8082/media/other/0007.jpg",
        "http://127.0.0.1:8082/media/a,b c.jpg",
        "https://127.0.0.1:8082/media/0007.jpg",
        "",
      })
  void knowsNothingOfAnyOtherPhoto(String url) {
    assertThat(sizes.srcset(photo(url, 1600))).isNull();
  }

  @Test
  void aPhotoThatIsShownWholeNeedsNoMoreThanItsPartOfTheBox() {
    assertThat(PhotoBox.GALLERY.sizes(new Photo("u", "", 1200, 1600)))
        .isEqualTo("(min-width: 80rem) 400px, (min-width: 56rem) 31vw, 55vw");
    assertThat(PhotoBox.GALLERY.sizes(new Photo("u", "", 1600, 1200)))
        .isEqualTo("(min-width: 80rem) 667px, (min-width: 56rem) 52vw, 92vw");
  }

  @Test
  void aPhotoThatIsCutToASquareNeedsTheWholeOfItsHeight() {
    assertThat(PhotoBox.THUMB.sizes(new Photo("u", "", 1500, 1000))).isEqualTo("108px");
    assertThat(PhotoBox.THUMB.sizes(new Photo("u", "", 1000, 1500))).isEqualTo("72px");
    assertThat(PhotoBox.THUMB.sizes(new Photo("u", "", 0, 0))).isEqualTo("72px");
  }

  private static Photo photo(String url, int width) {
    return new Photo(url, "", width, width);
  }
}
