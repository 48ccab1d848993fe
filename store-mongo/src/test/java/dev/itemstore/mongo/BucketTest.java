package dev.itemstore.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.itemstore.domain.IdGenerator;
import dev.itemstore.domain.ReviewDraft;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BucketTest {
  private static final Instant AT = Instant.parse("2026-11-24T23:05:21.123Z");

  private final Bucket bucket = new Bucket(7, 10, 30, 4, List.of(review(30), review(20)));

  @Test
  void anIntentOfAnotherBucketChangesNothing() {
    assertThat(bucket.with(new Intent.Removal(5, 30, 20))).isEqualTo(bucket);
    assertThat(bucket.with(null)).isEqualTo(bucket);
  }

  @Test
  void anIntentThatTheBucketHasTakenOrIsPastChangesNothing() {
    assertThat(bucket.with(new Intent.Removal(4, 10, 20))).isEqualTo(bucket);
    assertThat(bucket.with(new Intent.Removal(3, 10, 20))).isEqualTo(bucket);
  }

  @Test
  void anOpenIntentIsSeenAsIfItWereCarriedOut() {
    StoredReview changed = review(20).changed(new ReviewDraft("Bob", 1, "", ""), AT);

    assertThat(bucket.with(new Intent.Removal(5, 10, 20)).reviews()).containsExactly(review(30));
    assertThat(bucket.with(new Intent.Change(5, 10, changed)).reviews())
        .containsExactly(review(30), changed);
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.updatedAt()).isEqualTo(AT.plusMillis(1));
  }

  @Test
  void keysSortByItemAndThenByReviewWhateverIsAskedFor() {
    long last = IdGenerator.ID_LIMIT - 1;
    assertThat(
            Stream.of(
                BucketKey.first(1),
                BucketKey.of(1, 1),
                BucketKey.of(1, 16),
                BucketKey.of(1, last),
                BucketKey.end(1),
                BucketKey.first(2),
                BucketKey.of(last, last),
                BucketKey.end(last)))
        .isSorted();
    assertThat(BucketKey.of(1, Long.MAX_VALUE)).isLessThan(BucketKey.end(1));
    assertThat(BucketKey.of(1, Long.MIN_VALUE)).isEqualTo(BucketKey.first(1));
    assertThat(BucketKey.itemId(BucketKey.of(last, 3))).isEqualTo(last);
    assertThat(BucketKey.after(BucketKey.of(3, last))).isEqualTo(last);
  }

  private static StoredReview review(long id) {
    return new StoredReview(id, "Ada", 3, "t", "b", AT, AT, 1);
  }
}
