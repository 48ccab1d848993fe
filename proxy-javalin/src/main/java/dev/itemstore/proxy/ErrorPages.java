package dev.itemstore.proxy;

import dev.itemstore.proxy.page.ErrorView;
import dev.itemstore.proxy.page.PageRenderer;
import dev.itemstore.proxy.upstream.UpstreamException;
import dev.itemstore.service.RequestIds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that say what is the matter: for what the routes throw, and for what the server refuses
 * before any route.
 */
final class ErrorPages implements Request.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  private final PageRenderer renderer;

  ErrorPages(PageRenderer renderer) {
    this.renderer = renderer;
  }

  static String requestId(Context ctx) {
    return ctx.attribute(RequestIds.ATTRIBUTE);
  }

  void addTo(RoutesConfig routes) {
    routes.exception(UpstreamException.class, (e, ctx) -> send(ctx, statusOf(e)));
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> {
          if (e.getStatus() == 405) {
            ctx.header("Allow", "GET, HEAD");
          }
          send(ctx, e.getStatus());
        });
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("a page failed", e);
          send(ctx, 500);
        });
  }

  /**
   * Answers what did not get to a route: a malformed request, or one more than are answered at
   * once.
   */
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer given ? given : 500;
    response.setStatus(status);
    HtmlResponse.HEADERS.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, HtmlResponse.CONTENT_TYPE);
    String id = request.getAttribute(RequestIds.ATTRIBUTE) instanceof String given ? given : null;
    response.write(true, ByteBuffer.wrap(renderer.error(view(status, null, id))), callback);
    return true;
  }

  private void send(Context ctx, int status) {
    if (status == 503) {
      ctx.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    String query = ctx.queryString();
    String url = query == null ? ctx.path() : ctx.path() + "?" + query;
    HtmlResponse.sendError(ctx, status, renderer.error(view(status, url, requestId(ctx))));
  }

  private static int statusOf(UpstreamException e) {
    int status =
        switch (e.reason()) {
          case NOT_FOUND -> 404;
          case REFUSED -> 400;
          case UNAVAILABLE -> 503;
          case BAD_ANSWER -> 502;
          case TIMEOUT -> 504;
        };
    if (status >= 500) {
      LOG.warn("no page, status {}: {}", status, e.getMessage());
    }
    return status;
  }

  private static ErrorView view(int status, String url, String requestId) {
    if (status < 500) {
      return switch (status) {
        case 404 ->
            new ErrorView(
                status,
                "We can’t find that page",
                "The item may have been taken out of the shop, or the address may have a slip in it.",
                null,
                null);
        case 405 ->
            new ErrorView(
                status, "That cannot be done here", "This page can only be looked at.", null, null);
        default ->
            new ErrorView(
                status,
                "We don’t understand that address",
                "Part of the address is not as our links have it. It may have been cut off on its way to you.",
                null,
                null);
      };
    }
    return switch (status) {
      case 502, 503 ->
          new ErrorView(
              status,
              "We’ll be right back",
              "The shop cannot show this page just now. Please try again in a few moments.",
              url,
              requestId);
      case 504 ->
          new ErrorView(
              status,
              "This is taking too long",
              "The shop is busy. Please try again in a few moments.",
              url,
              requestId);
      default ->
          new ErrorView(
              status,
              "Something went wrong",
              "The fault is ours, not yours. Please try again in a few moments.",
              url,
              requestId);
    };
  }
}
