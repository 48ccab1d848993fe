package dev.itemstore.api;

import dev.itemstore.api.http.Answer;
import dev.itemstore.api.http.ApiRequest;
import dev.itemstore.api.http.EntityTags;
import dev.itemstore.api.http.Query;
import dev.itemstore.api.http.Router;
import dev.itemstore.api.json.Drafts;
import dev.itemstore.api.json.Json;
import dev.itemstore.api.json.JsonWriter;
import dev.itemstore.domain.Bounds;
import dev.itemstore.domain.Item;
import dev.itemstore.domain.ItemDraft;
import dev.itemstore.domain.ItemSummary;
import dev.itemstore.domain.ListKey;
import dev.itemstore.domain.Page;
import dev.itemstore.domain.PageRequest;
import dev.itemstore.domain.store.ExpectedVersion;
import dev.itemstore.domain.store.ItemRepository;
import dev.itemstore.domain.store.ItemWithParts;
import dev.itemstore.domain.store.NotFoundException;
import dev.itemstore.domain.store.Parts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Items: one, and the lists of them. */
final class ItemRoutes {
  private static final String REVIEWS = "reviews";
  private static final String RELATED = "related";
  private static final int MAX_INCLUDE_LENGTH = 100;

  private final ItemRepository items;

  ItemRoutes(ItemRepository items) {
    this.items = items;
  }

  void addTo(Router router) {
    router
        .add("GET", "/api/items", this::list)
        .add("POST", "/api/items", this::create)
        .add("GET", "/api/items/{id}", this::read)
        .add("PUT", "/api/items/{id}", this::update)
        .add("DELETE", "/api/items/{id}", this::delete)
        .add("GET", "/api/items/{id}/related", this::related);
  }

  private Answer list(ApiRequest request) {
    Query query = request.query();
    Optional<String> category = query.text("category", Bounds.CATEGORY_MAX_LENGTH);
    Page<ItemSummary> page;
    if (category.isEmpty()) {
      PageRequest part = Paging.request(query, new ListKey.AllItems());
      page = items.newest(part, request.deadline());
    } else {
      PageRequest part = Paging.request(query, new ListKey.ItemsOfCategory(category.get()));
      page =
          Bounds.CATEGORY.complaint(category.get()).isPresent()
              ? new Page<>(List.of(), Optional.empty()) // no item can have it
              : items.newestInCategory(category.get(), part, request.deadline());
    }
    return Paging.linked(Answer.json(200, JsonWriter.itemPage(page)), request, page);
  }

  private Answer create(ApiRequest request) {
    ItemDraft draft = Drafts.newItem(request.json());
    Item item = items.create(draft, request.deadline());
    return tagged(201, item).with("Location", "/api/items/" + item.id());
  }

  private Answer read(ApiRequest request) {
    Optional<Parts> parts = parts(request.query());
    if (parts.isPresent()) {
      ItemWithParts found =
          items
              .findWithParts(request.id(0), parts.get(), request.deadline())
              .orElseThrow(() -> NotFoundException.item(request.id(0)));
      return Answer.json(200, JsonWriter.itemWithParts(found));
    }
    Optional<EntityTags> known = VersionTags.ifNoneMatch(request);
    Item item =
        items
            .findById(request.id(0), request.deadline())
            .orElseThrow(() -> NotFoundException.item(request.id(0)));
    return known.isPresent() && known.get().matchWeakly(VersionTags.of(item))
        ? Answer.notModified(VersionTags.of(item))
        : tagged(200, item);
  }

  private Answer update(ApiRequest request) {
    Json.Obj body = request.json();
    Optional<EntityTags> ifMatch = VersionTags.ifMatch(request);
    ItemDraft draft = Drafts.changedItem(body);
    ExpectedVersion expected = VersionTags.ITEM.expected(ifMatch);
    return tagged(200, items.update(request.id(0), expected, draft, request.deadline()));
  }

  private Answer delete(ApiRequest request) {
    ExpectedVersion expected = VersionTags.ITEM.expected(VersionTags.ifMatch(request));
    items.delete(request.id(0), expected, request.deadline());
    return Answer.empty(204);
  }

  private Answer related(ApiRequest request) {
    int limit = Paging.limit(request.query(), Paging.DEFAULT_PART_LIMIT);
    List<ItemSummary> related = items.related(request.id(0), limit, request.deadline());
    return Answer.json(200, JsonWriter.itemPage(new Page<>(related, Optional.empty())));
  }

  /** Reads {@code include}, empty if it is not there. */
  private static Optional<Parts> parts(Query query) {
    return query
        .text("include", MAX_INCLUDE_LENGTH)
        .map(text -> {
          List<String> names = List.of(text.split(",", -1));
          if (!Set.of(REVIEWS, RELATED).containsAll(names)
              || names.stream().distinct().count() < names.size()) {
            throw Query.bad("include", "must be reviews, related or both, with a comma between");
          }
          return new Parts(
              names.contains(REVIEWS) ? Paging.DEFAULT_PART_LIMIT : 0,
              names.contains(RELATED) ? Paging.DEFAULT_PART_LIMIT : 0);
        });
  }

  private static Answer tagged(int status, Item item) {
    return Answer.tagged(status, JsonWriter.item(item), VersionTags.of(item));
  }
}
