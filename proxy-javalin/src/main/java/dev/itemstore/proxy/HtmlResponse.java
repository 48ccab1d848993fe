package dev.itemstore.proxy;

import io.javalin.http.Context;
import java.util.Map;
import java.util.zip.CRC32C;

/** Sends pages, with the headers that all of them have. */
final class HtmlResponse {
  static final String CONTENT_TYPE = "text/html; charset=utf-8";

  /** No script runs in a page, whatever got into it; pictures may come from anywhere. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; img-src 'self' http: https:; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "strict-origin-when-cross-origin",
          "Vary",
          "Accept-Encoding");

  private HtmlResponse() {}

  /**
   * Sends a page with status 200, or 304 where the client has it.
   *
   * @param cacheable whether the page may be kept for a few seconds: not one that lacks a component
   *     for the moment
   */
  static void send(Context ctx, byte[] html, boolean cacheable) {
    HEADERS.forEach(ctx::header);
    ctx.header("Cache-Control", cacheable ? "public, max-age=10" : "no-store");
    if (cacheable) {
      String tag = tag(html);
      ctx.header("ETag", "W/" + tag);
      String known = ctx.header("If-None-Match");
      // The tag is no part of any other, so a list needs no parsing.
      if (known != null && (known.contains(tag) || known.strip().equals("*"))) {
        ctx.status(304);
        return;
      }
    }
    ctx.contentType(CONTENT_TYPE).result(html);
  }

  /** Sends a page in place of the one that was asked for. */
  static void sendError(Context ctx, int status, byte[] html) {
    HEADERS.forEach(ctx::header);
    ctx.header("Cache-Control", "no-store");
    ctx.status(status).contentType(CONTENT_TYPE).result(html);
  }

  private static String tag(byte[] html) {
    CRC32C checksum = new CRC32C();
    checksum.update(html);
    return "\""
        + Long.toHexString(checksum.getValue())
        + "-"
        + Integer.toHexString(html.length)
        + "\"";
  }
}
