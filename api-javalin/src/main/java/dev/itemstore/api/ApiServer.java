package dev.itemstore.api;

import dev.itemstore.api.http.Answer;
import dev.itemstore.api.http.ApiRequest;
import dev.itemstore.api.http.Router;
import dev.itemstore.api.http.ServerErrors;
import dev.itemstore.domain.store.Store;
import dev.itemstore.service.HttpServer;
import dev.itemstore.service.HttpSettings;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;

/** The item service over a store. */
public final class ApiServer {
  private final Router router = new Router();
  private final Timeouts timeouts;

  /**
   * How long a request may take.
   *
   * @param body to arrive
   * @param store to be answered by the store
   */
  public record Timeouts(Duration body, Duration store) {
    /** The defaults of the flags. */
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(5));
  }

  private ApiServer(Store store, Timeouts timeouts) {
    this.timeouts = timeouts;
    new ItemRoutes(store.items()).addTo(router);
    new ReviewRoutes(store.items()).addTo(router);
    new ServiceRoutes(store).addTo(router);
  }

  /** Starts the service; the store stays the caller's to close, after the server. */
  public static HttpServer start(HttpSettings settings, Timeouts timeouts, Store store) {
    ApiServer api = new ApiServer(store, timeouts);
    return HttpServer.start(
        settings,
        new ServerErrors(),
        config -> {
          // An entity tag is strong: it stands for these very bytes.
          config.http.compressionStrategy = CompressionStrategy.NONE;
          // What is before all routes answers everything: Javalin's own routes are never asked.
          config.routes.before(api::serve);
        });
  }

  private void serve(Context context) throws IOException {
    ApiRequest request = new ApiRequest(context.req(), timeouts.body(), timeouts.store());
    Answer answer = answer(request);
    request.discardBody();
    answer.writeTo(context.res());
    context.skipRemainingHandlers();
  }

  @SuppressWarnings("CatchThrowable") // an error is one request's failure too
  private Answer answer(ApiRequest request) {
    try {
      return request.answer(router);
    } catch (Throwable e) {
      return Failures.answer(e);
    }
  }
}
