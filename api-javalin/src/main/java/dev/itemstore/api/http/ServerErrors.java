package dev.itemstore.api.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes problem details for what the HTTP server refuses before any route. */
public final class ServerErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Answer answer =
        ProblemType.ofServer(status)
            .map(type -> Answer.problem(type, type.title()))
            .orElseGet(() -> Answer.plainProblem(status, HttpStatus.getMessage(status)));
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.getHeaders().put("Content-Type", answer.contentType().orElseThrow());
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }
}
