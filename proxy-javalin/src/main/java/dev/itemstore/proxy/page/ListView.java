package dev.itemstore.proxy.page;

import dev.itemstore.proxy.upstream.ItemPage;

/**
 * A page of the newest items.
 *
 * @param category the category they are of, {@code null} for all
 * @param after the cursor that this page was asked for by, {@code null} for the first page
 */
public record ListView(String category, String after, ItemPage page) {

  public String heading() {
    return category == null ? "Newest items" : category;
  }

  public boolean isFirst() {
    return after == null;
  }

  /** The address of the page after this one, {@code null} on the last. */
  public String nextUrl() {
    return page.next() == null ? null : Links.list(category, page.next());
  }
}
