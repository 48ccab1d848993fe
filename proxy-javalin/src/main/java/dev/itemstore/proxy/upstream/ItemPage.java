package dev.itemstore.proxy.upstream;

import java.util.List;

/**
 * A page of a list of items, unusable ones left out.
 *
 * @param next the cursor of the page after this one, {@code null} on the last
 */
public record ItemPage(List<Item> items, String next) implements Answer {

  public ItemPage {
    items = Texts.present(items).stream().filter(Item::isUsable).toList();
  }
}
