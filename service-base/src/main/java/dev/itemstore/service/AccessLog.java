package dev.itemstore.service;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request, when it is over; also for those that no route saw. */
final class AccessLog implements RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger("access");
  private static final int MAX_TARGET = 500;

  @Override
  public void log(Request request, Response response) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "request={} method={} target=\"{}\" status={} bytes={} ms={} client={}",
          request.getAttribute(RequestIds.ATTRIBUTE),
          request.getMethod(),
          target(request),
          response.getStatus(),
          Response.getContentBytesWritten(response),
          millis(request),
          Request.getRemoteAddr(request));
    }
  }

  private static String target(Request request) {
    String target = request.getHttpURI().getPathQuery();
    if (target == null) {
      return "";
    }
    return (target.length() > MAX_TARGET ? target.substring(0, MAX_TARGET) + "…" : target)
        .replace("\"", "%22");
  }

  private static String millis(Request request) {
    long nanos = System.nanoTime() - request.getBeginNanoTime();
    return String.format(Locale.ROOT, "%.3f", nanos / (double) TimeUnit.MILLISECONDS.toNanos(1));
  }
}
