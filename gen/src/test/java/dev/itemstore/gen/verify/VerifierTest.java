package dev.itemstore.gen.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.StoreUnavailableException;
import dev.itemstore.gen.ItemGenerator;
import dev.itemstore.gen.memory.MemoryStore;
import dev.itemstore.gen.work.Counting;
import dev.itemstore.gen.work.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final long ITEMS = 3_500;
  private static final ItemGenerator GENERATOR = new ItemGenerator(42);
  private static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofNanos(1), Duration.ofNanos(1));

  private final MemoryStore store = new MemoryStore();

  @BeforeEach
  void load() {
    LongStream.rangeClosed(1, ITEMS).mapToObj(GENERATOR::item).forEach(store::put);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 100, ITEMS})
  void findsNothingInAStoreThatHoldsTheDataset(long sample) throws Exception {
    Verification found = verify(sample, 3);

    assertThat(found.equal()).isTrue();
    assertThat(found.items()).isEqualTo(sample);
    assertThat(found.storeItems()).isEqualTo(ITEMS);
    assertThat(found.foundDigest()).isEqualTo(found.expectedDigest()).matches("[0-9a-f]{64}");
  }

  @Test
  void countsThePhotosAndReviewsThatItCompared() throws Exception {
    Verification found = verify(ITEMS, 2);

    assertThat(found.photos()).isEqualTo(sum(item -> (long) item.item().photos().size()));
    assertThat(found.reviews()).isEqualTo(sum(item -> (long) item.reviews().size()));
  }

  @Test
  void theDigestIsTheSameForAnyNumberOfThreadsAndAnotherForAnotherSample() throws Exception {
    String digest = verify(ITEMS, 1).foundDigest();

    assertThat(verify(ITEMS, 7).foundDigest()).isEqualTo(digest);
    assertThat(verify(ITEMS - 1, 1).foundDigest()).isNotEqualTo(digest);
  }

  /** A digest that changed means that reports of different versions cannot be compared. */
  @Test
  void theDigestIsThatOfTheLinesOfJsonAThousandAtATime() throws Exception {
    assertThat(verify(ITEMS, 2).foundDigest())
        .isEqualTo("a1e5e9745c41f3d3848d040bedb00e35b7d2fe833d230d30a4e89fec7e42d0d2");
  }

  @Test
  void namesTheFieldThatDiffers() throws Exception {
    ItemWithReviews item = GENERATOR.item(17);
    ItemDraft draft = item.item().draft();
    store.put(
        new ItemWithReviews(
            Item.of(
                17,
                new ItemDraft(
                    draft.sku(),
                    draft.title() + "!",
                    draft.brand(),
                    draft.category(),
                    draft.description(),
                    draft.price(),
                    draft.stock(),
                    draft.photos()),
                item.item().rating(),
                item.item().createdAt(),
                item.item().updatedAt(),
                item.item().version()),
            item.reviews()));

    Verification found = verify(ITEMS, 2);

    assertThat(found.equal()).isFalse();
    assertThat(found.foundDigest()).isNotEqualTo(found.expectedDigest());
    assertThat(found.first())
        .singleElement()
        .satisfies(difference -> {
          assertThat(difference.id()).isEqualTo(17);
          assertThat(difference.field()).isEqualTo("title");
          assertThat(difference.found()).endsWith("!\"");
          assertThat(difference.expected()).doesNotContain("!\"");
        });
  }

  @Test
  void findsAReviewTooManyEvenBehindTheFirstPage() throws Exception {
    ItemWithReviews item = GENERATOR.item(20);
    List<Review> reviews = new ArrayList<>(item.reviews());
    for (int k = 0; k < 150; k++) {
      ReviewDraft draft = new ReviewDraft("Anna", 4, "", "");
      reviews.add(Review.created(19_999 - k, 20, draft, item.item().createdAt()));
    }
    store.put(new ItemWithReviews(item.item(), reviews));

    Verification found = verify(ITEMS, 2);

    assertThat(found.differences()).isEqualTo(150);
    assertThat(found.first()).hasSize(10);
    assertThat(found.first().getFirst().field()).isEqualTo("review 19999");
    assertThat(found.reviews()).isEqualTo(sum(each -> (long) each.reviews().size()) + 150);
  }

  @Test
  void findsAReviewThatIsMissingAndOneThatWasChanged() throws Exception {
    long id =
        LongStream.rangeClosed(1, ITEMS)
            .filter(i -> GENERATOR.item(i).reviews().size() == 3)
            .findFirst()
            .orElseThrow();
    ItemWithReviews item = GENERATOR.item(id);
    Review changed = item.reviews().get(1);
    store.put(
        new ItemWithReviews(
            item.item(),
            List.of(
                Review.of(
                    changed.id(),
                    id,
                    new ReviewDraft(
                        changed.author(),
                        6 - changed.stars() == changed.stars() ? 1 : 6 - changed.stars(),
                        changed.title(),
                        changed.body()),
                    changed.createdAt(),
                    changed.updatedAt(),
                    changed.version()),
                item.reviews().get(2))));

    assertThat(verify(ITEMS, 1).first())
        .extracting(Difference::field)
        .containsExactly(
            "review " + item.reviews().getFirst().id(), "review " + changed.id() + " stars");
  }

  @Test
  void findsItemsThatAreMissingAndItemsTooMany() throws Exception {
    store.remove(2_000);
    store.put(GENERATOR.item(ITEMS + 1));
    store.put(GENERATOR.item(ITEMS + 2));

    assertThat(verify(ITEMS, 2).first())
        .extracting(Difference::toString)
        .satisfiesExactly(
            whole ->
                assertThat(whole)
                    .isEqualTo("number of items in the store: expected \"3500\", found \"3501\""),
            missing -> assertThat(missing).startsWith("item 2000 itself: expected \"Item["));
  }

  @Test
  void keepsTheFirstTenDifferencesWhicheverThreadFindsThem() throws Exception {
    LongStream.rangeClosed(3_000, 3_400).forEach(store::remove);
    LongStream.rangeClosed(5, 20).forEach(store::remove);

    assertThat(verify(ITEMS, 4).first())
        .extracting(Difference::id)
        .containsExactly(0L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
  }

  @Test
  void triesAgainWhileTheStoreIsAwayAndGivesUpInTheEnd() throws Exception {
    store.items().unavailable(2);
    assertThat(verify(ITEMS, 1).equal()).isTrue();

    store.items().unavailable(3);
    assertThatThrownBy(() -> verify(ITEMS, 1)).isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void stoppedItEndsWithoutAResult() {
    Verifier verifier = verifier(ITEMS, 2, GENERATOR::item);
    verifier.stop();

    assertThatThrownBy(verifier::run).isInstanceOf(CancellationException.class);
  }

  private static long sum(ToLongFunction<ItemWithReviews> of) {
    return LongStream.rangeClosed(1, ITEMS).mapToObj(GENERATOR::item).mapToLong(of).sum();
  }

  private Verification verify(long sample, int threads) throws InterruptedException {
    return verifier(sample, threads, GENERATOR::item).run();
  }

  private Verifier verifier(long sample, int threads, LongFunction<ItemWithReviews> expected) {
    return new Verifier(
        store, expected, new Sample(ITEMS, sample, 42), threads, QUICK, new Counting());
  }
}
