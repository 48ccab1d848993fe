package dev.itemstore.service;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Gives every request an id: the client's {@code X-Request-Id} if it is sane, else a new one. It is
 * in the response, in every log line of the request, and for a program to hand on in the request's
 * attribute {@value #ATTRIBUTE}.
 */
public final class RequestIds extends Handler.Wrapper {
  /** The request's attribute that holds its id. */
  public static final String ATTRIBUTE = "dev.itemstore.request-id";

  /** The header that carries it, both ways. */
  public static final String HEADER = "X-Request-Id";

  static final String MDC_KEY = "request";

  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String given = request.getHeaders().get(HEADER);
    String id = given != null && SANE.matcher(given).matches() ? given : newId();
    request.setAttribute(ATTRIBUTE, id);
    response.getHeaders().put(HEADER, id);
    MDC.put(MDC_KEY, id);
    try {
      return super.handle(request, response, callback);
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  private static String newId() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
