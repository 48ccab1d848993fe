package dev.itemstore.api;

import dev.itemstore.api.http.Answer;
import dev.itemstore.api.http.ApiRequest;
import dev.itemstore.api.http.ProblemType;
import dev.itemstore.api.http.Router;
import dev.itemstore.api.json.JsonWriter;
import dev.itemstore.domain.store.Deadline;
import dev.itemstore.domain.store.Store;
import java.time.Duration;

/** What is about the service itself: its health, and what its errors mean. */
final class ServiceRoutes {
  /** Enough for the first check of a cold process; longer is of no use to the one who asks. */
  private static final Duration READY_TIMEOUT = Duration.ofSeconds(3);

  private final Store store;

  ServiceRoutes(Store store) {
    this.store = store;
  }

  void addTo(Router router) {
    router.add("GET", "/health/live", ServiceRoutes::live).add("GET", "/health/ready", this::ready);
    for (ProblemType type : ProblemType.values()) {
      router.add("GET", type.path(), request -> Answer.text(type.page()));
    }
  }

  private static Answer live(ApiRequest request) {
    return Answer.json(200, JsonWriter.text("status", "live"));
  }

  private Answer ready(ApiRequest request) {
    store.ping(Deadline.after(READY_TIMEOUT));
    return Answer.json(200, JsonWriter.text("status", "ready"));
  }
}
