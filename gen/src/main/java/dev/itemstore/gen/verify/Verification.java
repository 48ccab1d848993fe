package dev.itemstore.gen.verify;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param items that were compared
 * @param photos of the items that the store returned
 * @param reviews of the items that the store returned
 * @param storeItems how many items the store holds in all
 * @param expectedDigest of the items as they should be
 * @param foundDigest of the items as the store returned them: equal for equal items, whatever the
 *     store and however many threads
 * @param differences how many there are
 * @param first the first of them, in the order of the ids
 */
public record Verification(
    long items,
    long photos,
    long reviews,
    long storeItems,
    String expectedDigest,
    String foundDigest,
    long differences,
    List<Difference> first) {

  /** Tells whether the store holds exactly what it should, as far as was compared. */
  public boolean equal() {
    return differences == 0;
  }
}
