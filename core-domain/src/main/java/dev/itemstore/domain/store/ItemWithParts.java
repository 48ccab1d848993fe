package dev.itemstore.domain.store;

import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.Review;
import java.util.List;
import java.util.Optional;

/**
 * An item with the parts of its page that were asked for.
 *
 * @param reviews the first page of its reviews; empty if the part was left out
 * @param related other items of its category; empty if the part was left out
 */
public record ItemWithParts(
    Item item, Optional<Page<Review>> reviews, Optional<List<ItemSummary>> related) {}
