package dev.itemstore.gen.verify;

import dev.itemstore.domain.ItemWithReviews;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.Parts;
import dev.itemstore.domain.store.Store;
import dev.itemstore.gen.files.Hashes;
import dev.itemstore.gen.work.ProgressListener;
import dev.itemstore.gen.work.RetryPolicy;
import dev.itemstore.gen.work.StopSignal;
import dev.itemstore.gen.work.Workers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;

/**
 * Compares a store with the dataset that it should hold: the number of its items, and every field
 * of the items of a sample, with all photos and reviews.
 *
 * <p>An item is read by the page's own query with as many reviews as a page may have, which is one
 * round trip for nearly every item. The digest is that of parts of a thousand items, in the order
 * of their ids, so it is the same whichever thread takes which part. For one comparison; {@link
 * #stop} may be called by any thread.
 */
public final class Verifier {
  private static final int PART_ITEMS = 1_000;
  private static final int KEPT_DIFFERENCES = 10;
  private static final Parts ITEM_AND_REVIEWS = new Parts(PageRequest.MAX_LIMIT, 0);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration COUNT_TIMEOUT = Duration.ofMinutes(15);

  private final Store store;
  private final ItemRepository items;
  private final LongFunction<ItemWithReviews> expected;
  private final Sample sample;
  private final RetryPolicy retry;
  private final ProgressListener listener;
  private final StopSignal stop = new StopSignal();
  private final Workers workers;

  private final Differences differences = new Differences(KEPT_DIFFERENCES);
  private final LongAdder photos = new LongAdder();
  private final LongAdder reviews = new LongAdder();

  /**
   * @param expected returns an item as it should be; called by several threads
   * @param threads how many readers, 1 or more
   * @throws IllegalArgumentException if there are no readers
   */
  public Verifier(
      Store store,
      LongFunction<ItemWithReviews> expected,
      Sample sample,
      int threads,
      RetryPolicy retry,
      ProgressListener listener) {
    this.store = store;
    this.items = store.items();
    this.expected = expected;
    this.sample = sample;
    this.retry = retry;
    this.listener = listener;
    workers = new Workers("verify", threads, stop);
  }

  /**
   * Compares.
   *
   * @throws CancellationException if it was stopped
   * @throws InterruptedException if this thread was interrupted; the comparison is then stopped too
   * @throws RuntimeException what the store threw, once retrying was of no use
   */
  public Verification run() throws InterruptedException {
    int parts = (int) Math.ceilDiv(sample.size(), PART_ITEMS);
    byte[][] expectedDigests = new byte[parts][];
    byte[][] foundDigests = new byte[parts][];
    workers.run(
        parts,
        part -> {
          long from = (long) part * PART_ITEMS;
          compare(
              part,
              from,
              Math.min(sample.size(), from + PART_ITEMS),
              expectedDigests,
              foundDigests);
        });
    stop.throwIfSet();
    listener.step("counting the store's items");
    long storeItems =
        retry.call(() -> store.countItems(Deadline.after(COUNT_TIMEOUT)), stop, listener);
    if (storeItems != sample.items()) {
      differences.add(
          List.of(Difference.of(0, "number of items in the store", sample.items(), storeItems)));
    }
    return new Verification(
        sample.size(),
        photos.sum(),
        reviews.sum(),
        storeItems,
        fold(expectedDigests),
        fold(foundDigests),
        differences.count(),
        differences.first());
  }

  /** Ends the comparison soon. */
  public void stop() {
    stop.set();
  }

  private void compare(
      int part, long from, long to, byte[][] expectedDigests, byte[][] foundDigests) {
    Digest digest = new Digest();
    long records = 0;
    boolean equal = true;
    for (long index = from; index < to; index++) {
      stop.throwIfSet();
      long id = sample.id(index);
      ItemWithReviews made = expected.apply(id);
      Optional<ItemWithReviews> found = retry.call(() -> read(id), stop, listener);
      if (found.isPresent()) {
        digest.add(found.get());
        photos.add(found.get().item().photos().size());
        reviews.add(found.get().reviews().size());
        records += 1 + found.get().item().photos().size() + found.get().reviews().size();
      }
      if (!found.equals(Optional.of(made))) {
        equal = false;
        differences.add(Comparison.of(made, found));
      }
    }
    foundDigests[part] = digest.end();
    expectedDigests[part] = equal ? foundDigests[part] : expectedDigest(from, to);
    listener.done((int) (to - from), records, digest.bytes());
  }

  /** Reads an item and its reviews to the last, so that one too many is found as well. */
  private Optional<ItemWithReviews> read(long id) {
    Optional<ItemWithParts> found =
        items.findWithParts(id, ITEM_AND_REVIEWS, Deadline.after(READ_TIMEOUT));
    return found.map(item -> new ItemWithReviews(item.item(), allReviews(id, item)));
  }

  private List<Review> allReviews(long id, ItemWithParts item) {
    Page<Review> page = item.reviews().orElseThrow();
    if (page.next().isEmpty()) {
      return page.entries();
    }
    List<Review> all = new ArrayList<>(page.entries());
    while (page.next().isPresent()) {
      PageRequest rest = PageRequest.after(page.next().get(), PageRequest.MAX_LIMIT);
      page = items.reviews(id, rest, Deadline.after(READ_TIMEOUT));
      all.addAll(page.entries());
    }
    return all;
  }

  private byte[] expectedDigest(long from, long to) {
    Digest digest = new Digest();
    for (long index = from; index < to; index++) {
      digest.add(expected.apply(sample.id(index)));
    }
    return digest.end();
  }

  private static String fold(byte[][] digests) {
    MessageDigest whole = Hashes.sha256();
    for (byte[] digest : digests) {
      whole.update(digest);
    }
    return HexFormat.of().formatHex(whole.digest());
  }
}
