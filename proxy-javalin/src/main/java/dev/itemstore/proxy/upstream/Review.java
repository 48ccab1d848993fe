package dev.itemstore.proxy.upstream;

/** A review of an item. {@code createdAt} is an ISO 8601 instant as it was sent. */
public record Review(
    long id, String author, int stars, String title, String body, String createdAt) {

  public Review {
    author = Texts.orEmpty(author);
    title = Texts.orEmpty(title);
    body = Texts.orEmpty(body);
    createdAt = Texts.orEmpty(createdAt);
    stars = Math.clamp(stars, 1, 5);
  }
}
