package dev.itemstore.api.http;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Finds what answers a request, by the path as it was sent and the method of the request line:
 * Javalin's own router lets {@code X-HTTP-Method-Override} change the method, decodes paths, and
 * forgives slashes. Routes are added before the first request, and not changed after.
 */
public final class Router {
  private static final String ID = "{id}";

  private final List<Route> routes = new ArrayList<>();

  /** What answers a request. */
  @FunctionalInterface
  public interface Handler {
    /** Answers; refuses by {@link ProblemException}. */
    Answer handle(ApiRequest request);
  }

  /** A path of the service with a handler for each of its methods. */
  private record Route(List<String> segments, Map<String, Handler> handlers) {

    /** Returns the ids in a path of this route, or empty if it is not one. */
    Optional<List<Long>> match(List<String> path) {
      if (path.size() != segments.size()) {
        return Optional.empty();
      }
      List<Long> ids = new ArrayList<>();
      for (int i = 0; i < path.size(); i++) {
        if (segments.get(i).equals(ID)) {
          OptionalLong id = Ids.parse(path.get(i));
          if (id.isEmpty()) {
            return Optional.empty();
          }
          ids.add(id.getAsLong());
        } else if (!segments.get(i).equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(ids);
    }

    String allow() {
      return Stream.concat(
              handlers.keySet().stream()
                  .flatMap(method ->
                      method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method)),
              Stream.of("OPTIONS"))
          .collect(joining(", "));
    }
  }

  /** What answers a request, and the ids in its path. */
  public record Match(Handler handler, List<Long> ids) {
    public Match {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Adds a route.
   *
   * @param template a path whose segments may be {@code {id}}
   */
  public Router add(String method, String template, Handler handler) {
    List<String> segments = segments(template);
    Route route =
        routes.stream()
            .filter(known -> known.segments().equals(segments))
            .findFirst()
            .orElseGet(() -> {
              Route added = new Route(segments, new LinkedHashMap<>());
              routes.add(added);
              return added;
            });
    route.handlers().put(method, handler);
    return this;
  }

  /**
   * Returns what answers a method on a path.
   *
   * @throws ProblemException if there is no such route, or it does not have the method
   */
  public Match match(String method, String path) {
    List<String> segments = segments(path);
    for (Route route : routes) {
      Optional<List<Long>> ids = route.match(segments);
      if (ids.isPresent()) {
        return new Match(handler(route, method), ids.get());
      }
    }
    throw new ProblemException(ProblemType.NO_SUCH_ROUTE, "there is nothing at this path");
  }

  private static Handler handler(Route route, String method) {
    if (method.equals("OPTIONS")) {
      return request -> Answer.empty(204).with("Allow", route.allow());
    }
    Handler handler = route.handlers().get(method.equals("HEAD") ? "GET" : method);
    if (handler == null) {
      throw new ProblemException(
          ProblemType.METHOD_NOT_ALLOWED,
          "this path has the methods " + route.allow(),
          Map.of("Allow", route.allow()));
    }
    return handler;
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }
}
