package dev.itemstore.gen.load;

/**
 * What a load did.
 *
 * @param items how many it loaded
 * @param alreadyThere how many an earlier load had loaded
 * @param photos of the items that it loaded
 * @param reviews of the items that it loaded
 * @param generatingNanos the time that all workers together spent on making items
 */
public record LoadResult(
    long items, long alreadyThere, long photos, long reviews, long generatingNanos) {}
