package dev.itemstore.service;

import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses with 503 what comes while as many requests as allowed are being answered: virtual threads
 * have no bound of their own, and a queue would only make everyone late. Health checks always go
 * through, or a busy service would look like a dead one.
 */
final class ConcurrencyLimit extends Handler.Wrapper {
  private final Semaphore permits;

  ConcurrencyLimit(int maxRequests) {
    permits = new Semaphore(maxRequests);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (isHealthCheck(request)) {
      return super.handle(request, response, callback);
    }
    if (!permits.tryAcquire()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
      Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
      return true;
    }
    Request.addCompletionListener(request, failure -> permits.release());
    return super.handle(request, response, callback);
  }

  private static boolean isHealthCheck(Request request) {
    String path = request.getHttpURI().getPath();
    return path != null && path.startsWith("/health/");
  }
}
