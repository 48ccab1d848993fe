package dev.itemstore.proxy;

import dev.itemstore.proxy.component.ItemParts;
import dev.itemstore.proxy.component.ItemPartsLoader;
import dev.itemstore.proxy.page.Asset;
import dev.itemstore.proxy.page.Links;
import dev.itemstore.proxy.page.ListView;
import dev.itemstore.proxy.page.PageRenderer;
import dev.itemstore.proxy.upstream.Deadline;
import dev.itemstore.proxy.upstream.ItemPage;
import dev.itemstore.proxy.upstream.UpstreamClient;
import dev.itemstore.proxy.upstream.UpstreamException;
import dev.itemstore.service.HttpServer;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.net.URI;

/**
 * The running page server: {@code /} lists the newest items, {@code /items/{id}} shows one,
 * anything else is a page that says what is the matter. It keeps nothing between requests.
 */
public final class PageServer implements AutoCloseable {
  /**
   * Above the largest answer that the contract allows: ten reviews of 10,000 characters, each
   * escaped in twelve bytes.
   */
  private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  /** Fills rows of 1, 2, 3 and 4 cards, which is how many the page has side by side. */
  private static final int LIST_LIMIT = 24;

  /** Level 1 has most of gzip's gain on a page, and level 6 costs several times as much. */
  private static final int GZIP_LEVEL = 1;

  private static final String ITEMS = "/items/";

  private final ProxyConfig config;
  private final UpstreamClient client;
  private final ItemPartsLoader loader;
  private final PageRenderer renderer;
  private final ErrorPages errors;
  private final HttpServer server;

  private PageServer(ProxyConfig config) {
    this.config = config;
    this.client = new UpstreamClient(config.connectTimeout(), MAX_BODY_BYTES);
    this.loader = new ItemPartsLoader(client, config.upstreams());
    this.renderer = new PageRenderer(config.photoSizes());
    this.errors = new ErrorPages(renderer);
    this.server = HttpServer.start(config.http(), errors, this::configure);
  }

  /**
   * Starts it. Whether its upstreams are there is asked by each page, so it may be started before
   * them.
   *
   * @throws dev.itemstore.service.ProgramException if the address or port is not to be had
   */
  public static PageServer start(ProxyConfig config) {
    return new PageServer(config);
  }

  /** Returns the address to open, without a slash at its end. */
  public String url() {
    return server.url();
  }

  /** Takes no further requests, lets those end that are being answered, and closes. */
  @Override
  public void close() {
    server.close();
    client.close();
  }

  private void configure(JavalinConfig javalin) {
    javalin.router.ignoreTrailingSlashes = false;
    javalin.http.prefer405over404 = true;
    javalin.http.compressionStrategy = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
    javalin.jetty.modifyHttpConfiguration(http -> http.addCustomizer(new PlainMethods()));
    javalin.routes.before(PageServer::refuseEscapedPaths);
    route(javalin, "/", this::showList);
    route(javalin, ITEMS + "{id}", this::showItem);
    route(javalin, "/assets/{file}", PageServer::sendAsset);
    route(javalin, "/health/live", PageServer::sayAlive);
    route(javalin, "/health/ready", PageServer::sayAlive);
    errors.addTo(javalin.routes);
  }

  private static void route(JavalinConfig javalin, String path, Handler handler) {
    // Without a handler of its own, Javalin answers 200 to a HEAD of whatever matches, an item that
    // is not there too.
    javalin.routes.get(path, handler);
    javalin.routes.head(path, handler);
  }

  /** No path of ours has an escape, and Javalin fails on a malformed one. */
  private static void refuseEscapedPaths(Context ctx) {
    if (ctx.path().indexOf('%') >= 0) {
      throw new NotFoundResponse();
    }
  }

  private void showItem(Context ctx) throws UpstreamException {
    long id = ItemIds.parse(ctx.path().substring(ITEMS.length()));
    if (id == ItemIds.NONE) {
      throw new NotFoundResponse();
    }
    ItemParts parts = loader.load(id, ErrorPages.requestId(ctx), Deadline.after(config.deadline()));
    HtmlResponse.send(ctx, renderer.item(parts), parts.isComplete());
  }

  private void showList(Context ctx) throws UpstreamException {
    ListQuery query = ListQuery.parse(ctx.queryString());
    URI uri =
        URI.create(
            config.api()
                + "/api/items?limit="
                + LIST_LIMIT
                + Links.listQuery(query.category(), query.after(), '&'));
    ItemPage page =
        client
            .start(
                uri, ItemPage.class, ErrorPages.requestId(ctx), Deadline.after(config.deadline()))
            .await();
    HtmlResponse.send(
        ctx, renderer.list(new ListView(query.category(), query.after(), page)), true);
  }

  private static void sendAsset(Context ctx) {
    Asset asset = Asset.at(ctx.path());
    if (asset == null) {
      throw new NotFoundResponse();
    }
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Vary", "Accept-Encoding");
    ctx.contentType(asset.contentType()).result(asset.content());
  }

  /**
   * Ready as soon as it listens: were it to ask its upstreams, a balancer would take every page
   * server away when they fail, and readers would get the balancer's error in place of the page
   * that explains.
   */
  private static void sayAlive(Context ctx) {
    ctx.header("Cache-Control", "no-store")
        .contentType("application/json")
        .result("{\"status\":\"up\"}");
  }
}
