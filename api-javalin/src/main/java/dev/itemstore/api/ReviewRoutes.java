package dev.itemstore.api;

import dev.itemstore.api.http.Answer;
import dev.itemstore.api.http.ApiRequest;
import dev.itemstore.api.http.EntityTags;
import dev.itemstore.api.http.Router;
import dev.itemstore.api.json.Drafts;
import dev.itemstore.api.json.Json;
import dev.itemstore.api.json.JsonWriter;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.Review;
import dev.itemstore.domain.ReviewDraft;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.NotFoundException;
import java.util.Optional;

/** The reviews of an item. */
final class ReviewRoutes {
  private final ItemRepository items;

  ReviewRoutes(ItemRepository items) {
    this.items = items;
  }

  void addTo(Router router) {
    router
        .add("GET", "/api/items/{id}/reviews", this::list)
        .add("POST", "/api/items/{id}/reviews", this::create)
        .add("GET", "/api/items/{id}/reviews/{id}", this::read)
        .add("PUT", "/api/items/{id}/reviews/{id}", this::update)
        .add("DELETE", "/api/items/{id}/reviews/{id}", this::delete);
  }

  private Answer list(ApiRequest request) {
    PageRequest part = Paging.request(request.query(), new ListKey.ReviewsOfItem(request.id(0)));
    Page<Review> page = items.reviews(request.id(0), part, request.deadline());
    return Paging.linked(Answer.json(200, JsonWriter.reviewPage(page)), request, page);
  }

  private Answer create(ApiRequest request) {
    ReviewDraft draft = Drafts.newReview(request.json());
    Review review = items.addReview(request.id(0), draft, request.deadline());
    return tagged(201, review)
        .with("Location", "/api/items/%d/reviews/%d".formatted(review.itemId(), review.id()));
  }

  private Answer read(ApiRequest request) {
    Optional<EntityTags> known = VersionTags.ifNoneMatch(request);
    Review review =
        items
            .findReview(request.id(0), request.id(1), request.deadline())
            .orElseThrow(() -> NotFoundException.review(request.id(0), request.id(1)));
    return known.isPresent() && known.get().matchWeakly(VersionTags.of(review))
        ? Answer.notModified(VersionTags.of(review))
        : tagged(200, review);
  }

  private Answer update(ApiRequest request) {
    Json.Obj body = request.json();
    Optional<EntityTags> ifMatch = VersionTags.ifMatch(request);
    ReviewDraft draft = Drafts.changedReview(body);
    ExpectedVersion expected = VersionTags.REVIEW.expected(ifMatch);
    return tagged(
        200, items.updateReview(request.id(0), request.id(1), expected, draft, request.deadline()));
  }

  private Answer delete(ApiRequest request) {
    ExpectedVersion expected = VersionTags.REVIEW.expected(VersionTags.ifMatch(request));
    items.deleteReview(request.id(0), request.id(1), expected, request.deadline());
    return Answer.empty(204);
  }

  private static Answer tagged(int status, Review review) {
    return Answer.tagged(status, JsonWriter.review(review), VersionTags.of(review));
  }
}
