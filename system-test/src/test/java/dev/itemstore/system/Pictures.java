package dev.itemstore.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.itemstore.gen.media.PictureFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * The dataset's media folder for a browser: a server whose pictures' files are rendered when the
 * first of them is asked for.
 */
final class Pictures implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\\d{4}(-\\d+\\.webp|\\.jpg)");

  private final Path folder;
  private final PictureFiles files;
  private final HttpServer server;

  /** One thread, since no two may draw the same picture. */
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  Pictures() throws IOException {
    folder = Files.createTempDirectory("itemstore-pictures-");
    files = new PictureFiles(folder);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(thread);
    server.start();
  }

  /** Returns what the addresses of all pictures begin with. */
  String baseUrl() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Answers with the file, or with 404 where {@code scripts/media} would have made none. */
  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = exchange.getRequestURI().getPath().substring(1);
      Path file = folder.resolve(name);
      boolean picture = NAME.matcher(name).matches();
      if (picture) {
        files.write(Integer.parseInt(name.substring(0, 4)));
      }
      if (!picture || !Files.exists(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String type = name.endsWith(".webp") ? "image/webp" : "image/jpeg";
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    thread.close();
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
