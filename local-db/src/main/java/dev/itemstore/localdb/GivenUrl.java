package dev.itemstore.localdb;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that somebody runs elsewhere, named by the URL in an environment variable. It is not
 * ours to start, stop or empty: a temporary server is a database of its own on it, with a name that
 * nothing else has.
 *
 * @param variable the environment variable
 * @param defaultPort the port where the URL names none
 * @param question asks what the server is, if it tells that without a login
 * @param forNewDatabase what to add to the URL's parameters so that a database that is not there is
 *     made
 */
record GivenUrl(String variable, int defaultPort, Question question, String forNewDatabase)
    implements EngineSource {

  private static final Pattern URL =
      Pattern.compile(
          "(?<start>(?:jdbc:)?[a-z+]+://(?:[^@/]*@)?(?<host>\\[[^\\]]+\\]|[^:,/?]+)(?::(?<port>\\d{1,5}))?[^/?]*)"
              + "(?:/(?<database>[^?]*))?(?:\\?(?<parameters>.*))?");

  /** Asks a server what it is. */
  @FunctionalInterface
  interface Question {
    Optional<String> engine(String host, int port);
  }

  @Override
  public Optional<LocalEngine> find(String store, Machine machine) {
    return machine.variable(variable).map(url -> new GivenServer(store, url.strip()));
  }

  private final class GivenServer implements LocalEngine {
    private final String store;
    private final String url;
    private final Matcher parts;

    GivenServer(String store, String url) {
      this.store = store;
      this.url = url;
      this.parts = URL.matcher(url);
      if (!parts.matches()) {
        throw new LocalDatabaseException(
            variable + " is not a URL of a server; correct it or unset it");
      }
    }

    @Override
    public String id() {
      return "url";
    }

    @Override
    public String store() {
      return store;
    }

    @Override
    public String origin() {
      return variable;
    }

    @Override
    public LocalServer start(ServerOptions options) {
      String engine = question.engine(host(), port()).orElseGet(this::unnamed);
      return new Given(
          options.dataDirectory().isPresent() ? url : withDatabase("itemstore_" + shortId()),
          engine);
    }

    private String host() {
      return parts.group("host").replaceAll("[\\[\\]]", "");
    }

    private int port() {
      return parts.group("port") == null ? defaultPort : Integer.parseInt(parts.group("port"));
    }

    /**
     * A server that only speaks TLS, or a name that only DNS can resolve to servers, is for the
     * driver to ask.
     */
    private String unnamed() {
      if (!url.contains("+srv:")) {
        try (Socket socket = new Socket()) {
          socket.connect(new InetSocketAddress(host(), port()), 5_000);
        } catch (IOException | IllegalArgumentException e) {
          throw new LocalDatabaseException(
              "%s names a server at %s:%d that does not answer; start it, or unset the variable"
                  .formatted(variable, host(), port()),
              e);
        }
      }
      return "the server that " + variable + " names";
    }

    private String withDatabase(String name) {
      String given = parts.group("parameters") == null ? "" : parts.group("parameters");
      String added = given.contains(forNewDatabase) ? "" : forNewDatabase;
      String parameters = given.isEmpty() || added.isEmpty() ? given + added : given + "&" + added;
      return parts.group("start") + "/" + name + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String shortId() {
      return UUID.randomUUID().toString().substring(0, 8);
    }
  }

  private record Given(String url, String engine) implements LocalServer {

    @Override
    public Optional<String> sqlUrl() {
      return Optional.empty();
    }

    @Override
    public List<ServerProcess> processes() {
      return List.of();
    }

    @Override
    public void restart() {
      // Its owner does that.
    }

    @Override
    public void close() {
      // It goes on for its owner.
    }
  }
}
