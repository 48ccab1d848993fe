package dev.itemstore.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page as a visitor sees it: in a real browser, without JavaScript, from a narrow phone to a
 * wide screen.
 */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("browsers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserIT {
  @Parameter Path chromium;

  private LoadedService service;
  private Pictures pictures;
  private Playwright playwright;
  private com.microsoft.playwright.Browser browser;

  /** Returns the browser of this machine; where there is none the build's last table says so. */
  static Stream<Path> browsers() {
    return Browser.find().stream();
  }

  @BeforeEach
  void open() throws Exception {
    if (browser != null) {
      return;
    }
    pictures = new Pictures();
    service = LoadedService.start(pictures.baseUrl());
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
      playwright.close();
    }
    if (service != null) {
      service.close();
    }
    if (pictures != null) {
      pictures.close();
    }
  }

  @Test
  void theItemPageShowsWhatTheStoreHolds() {
    ItemWithParts expected = itemWithEverything();
    try (BrowserContext context = context(1440)) {
      Page page = open(context, "/items/" + expected.item().id(), 200);

      assertThat(
              page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).innerText())
          .isEqualTo(expected.item().title());
      assertThat(page.title()).contains(expected.item().title());
      String text = page.locator("main").innerText();
      expected
          .reviews()
          .orElseThrow()
          .entries()
          .forEach(review -> assertThat(text).contains(review.author()).contains(review.title()));
      expected
          .related()
          .orElseThrow()
          .forEach(related -> assertThat(text).contains(related.title()));
      assertThat(page.locator("main img").count())
          .isGreaterThanOrEqualTo(expected.item().photos().size());
      page.locator("main img")
          .all()
          .forEach(image ->
              assertThat(image.getAttribute("alt")).as("every picture has a text").isNotNull());
    }
  }

  @Test
  void aPictureIsFetchedInTheSizeThatItsPlaceNeeds() {
    long id = itemWithEverything().item().id();
    Map<String, Integer> phone = fetchedWidths(id, 360, 1);
    Map<String, Integer> wide = fetchedWidths(id, 1440, 2);

    for (String place : List.of(".frames .frame:first-child", ".thumbs li", ".related .card")) {
      assertThat(phone.get(place)).as(place).isPositive().isLessThan(wide.get(place));
    }
    assertThat(phone).as("on a phone").containsEntry(".thumbs li", 160);
    assertThat(wide.get(".frames .frame:first-child"))
        .as("large, on a wide screen")
        .isGreaterThan(wide.get(".thumbs li"));
  }

  /** Returns the width of the file that the browser chooses for the first picture of each place. */
  private Map<String, Integer> fetchedWidths(long id, int width, int density) {
    Map<String, Integer> widths = new HashMap<>();
    try (BrowserContext context = context(width, density)) {
      Page page = open(context, "/items/" + id, 200);
      for (String place : List.of(".frames .frame:first-child", ".thumbs li", ".related .card")) {
        Locator picture = page.locator(place + " picture").first();
        fetchedFile(picture.locator("img"));
        String markup = (String) picture.evaluate("picture => picture.outerHTML");
        widths.put(place, fetchedWidth(markup, width, density));
      }
    }
    return widths;
  }

  /**
   * Alone in a window that has fetched nothing: where the page has a picture in two places, and the
   * larger file comes first, a browser may well take it for both.
   */
  private int fetchedWidth(String picture, int width, int density) {
    try (BrowserContext context = context(width, density)) {
      Page page = context.newPage();
      page.setContent(picture);
      String file = fetchedFile(page.locator("img"));
      assertThat(file).matches(".*/\\d{4}-\\d+\\.webp");
      return Integer.parseInt(file.substring(file.lastIndexOf('-') + 1, file.lastIndexOf('.')));
    }
  }

  private static String fetchedFile(Locator image) {
    image.scrollIntoViewIfNeeded();
    image
        .page()
        .waitForCondition(
            () -> (Boolean) image.evaluate("image => image.complete && image.naturalWidth > 0"));
    return (String) image.evaluate("image => image.currentSrc");
  }

  @Test
  void thePageFitsEveryWidth() {
    long id = itemWithEverything().item().id();
    for (int width : new int[] {360, 768, 1440}) {
      try (BrowserContext context = context(width)) {
        for (String path : List.of("/", "/items/" + id, "/items/99999999")) {
          Page page = context.newPage();
          page.navigate(service.proxy().url(path).toString());
          Object overflow =
              page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
          assertThat(((Number) overflow).intValue())
              .as("%s at %d pixels", path, width)
              .isLessThanOrEqualTo(0);
        }
      }
    }
  }

  @Test
  void aVisitorWalksFromTheListToAnItemAndOn() {
    try (BrowserContext context = context(1440)) {
      Page page = open(context, "/", 200);
      List<String> first =
          page.locator("main a[href^='/items/']").all().stream()
              .map(link -> link.getAttribute("href"))
              .distinct()
              .toList();
      assertThat(first).isNotEmpty();

      page.locator("a[rel=next]").first().click();

      List<String> second =
          page.locator("main a[href^='/items/']").all().stream()
              .map(link -> link.getAttribute("href"))
              .distinct()
              .toList();
      assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
      page.locator("main a[href^='/items/']").first().click();
      assertThat(page.url()).endsWith(second.getFirst());
    }
  }

  @Test
  void aMissingItemHasAPageOfItsOwn() {
    try (BrowserContext context = context(1440)) {
      Page page = open(context, "/items/99999999", 404);
      assertThat(
              page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).innerText())
          .isNotBlank();
      assertThat(page.locator("a[href='/']").count()).isPositive();
    }
  }

  @Test
  void thePageIsReadableWithItsStylesheetOff() {
    ItemWithParts expected = itemWithEverything();
    try (BrowserContext context = context(1440)) {
      context.route("**/*.css", route -> route.abort());
      Page page = context.newPage();
      page.navigate(service.proxy().url("/items/" + expected.item().id()).toString());

      String text = page.locator("body").innerText();

      assertThat(text.indexOf(expected.item().title())).isNotNegative();
      assertThat(text.indexOf(expected.reviews().orElseThrow().entries().getFirst().author()))
          .as("reviews come after the item")
          .isGreaterThan(text.indexOf(expected.item().title()));
    }
  }

  private BrowserContext context(int width) {
    return context(width, 1);
  }

  /** Returns a window so wide, of a screen with so many pixels to each of the page's. */
  private BrowserContext context(int width, int density) {
    return browser.newContext(
        new NewContextOptions().setViewportSize(width, 900).setDeviceScaleFactor(density));
  }

  /** Opens a page and asserts its status, and that the browser had nothing to complain of. */
  private Page open(BrowserContext context, String path, int status) {
    Page page = context.newPage();
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    Response response = page.navigate(service.proxy().url(path).toString());
    assertThat(response.status()).isEqualTo(status);
    // The browser itself notes the status of an error page.
    assertThat(complaints)
        .filteredOn(text -> status == 200 || !text.contains("Failed to load resource"))
        .isEmpty();
    return page;
  }

  /** Returns a generated item that has photos, reviews and related items. */
  private ItemWithParts itemWithEverything() {
    Store store = service.store();
    for (long id = 1; id <= LoadedService.ITEMS; id++) {
      ItemWithParts found =
          store
              .items()
              .findWithParts(id, new Parts(10, 10), Deadline.after(Duration.ofSeconds(5)))
              .orElseThrow();
      if (found.item().photos().size() > 2
          && found.reviews().orElseThrow().entries().size() > 2
          && !found.related().orElseThrow().isEmpty()) {
        return found;
      }
    }
    throw new AssertionError("no item of the dataset has everything");
  }
}
