package dev.itemstore.api.http;

import dev.itemstore.api.json.Json;
import dev.itemstore.api.json.JsonReader;
import dev.itemstore.api.json.MalformedJsonException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The body of a request: bounded in size and in the time that it takes to arrive. */
final class RequestBody {
  /** The longest body that is accepted. */
  static final int MAX_BYTES = 1 << 20;

  /**
   * How much of a body that nobody wants is read still, so that a client which first sends all and
   * then reads gets its answer instead of a reset connection.
   */
  private static final long MAX_DISCARDED = 16L << 20;

  private static final int CHUNK = 1 << 14;

  private final HttpServletRequest request;
  private final long timeoutAt;
  private boolean begun;

  RequestBody(HttpServletRequest request, Duration timeout) {
    this.request = request;
    this.timeoutAt = System.nanoTime() + timeout.toNanos();
  }

  /**
   * Reads a JSON object.
   *
   * @throws ProblemException if it is of another type, too large, too slow, or no JSON object
   */
  Json.Obj json() {
    List<String> types = Collections.list(request.getHeaders("Content-Type"));
    if (types.isEmpty() && isAbsent()) {
      throw new ProblemException(ProblemType.MALFORMED_BODY, "there is no body");
    }
    if (!MediaTypes.isJson(types)) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json in utf-8");
    }
    if (!MediaTypes.isIdentity(Collections.list(request.getHeaders("Content-Encoding")))) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be absent or identity");
    }
    byte[] bytes = bytes();
    try {
      return JsonReader.readObject(bytes);
    } catch (MalformedJsonException e) {
      throw new ProblemException(ProblemType.MALFORMED_BODY, e.getMessage());
    }
  }

  /** Reads what nobody asked for. */
  void discard() {
    if (isAbsent() || (!begun && request.getHeader("Expect") != null)) {
      return;
    }
    try {
      InputStream in = request.getInputStream();
      byte[] chunk = new byte[CHUNK];
      long discarded = 0;
      for (int n = in.read(chunk);
          n >= 0 && discarded < MAX_DISCARDED && !isLate();
          n = in.read(chunk)) {
        discarded += n;
      }
    } catch (IOException e) {
      // The client is gone or sends nonsense; what the answer says stays true.
    }
  }

  private byte[] bytes() {
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw tooLarge();
    }
    begun = true;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
    try {
      InputStream in = request.getInputStream();
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        bytes.write(chunk, 0, n);
        if (bytes.size() > MAX_BYTES) {
          throw tooLarge();
        }
        if (isLate()) {
          throw tooSlow();
        }
      }
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw tooSlow();
      }
      throw new ProblemException(
          ProblemType.MALFORMED_BODY, "the body did not arrive as announced");
    }
    return bytes.toByteArray();
  }

  private boolean isAbsent() {
    return request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
  }

  private boolean isLate() {
    return System.nanoTime() - timeoutAt > 0;
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemType.BODY_TOO_LARGE, "the body has more than " + MAX_BYTES + " bytes");
  }

  private static ProblemException tooSlow() {
    return new ProblemException(ProblemType.REQUEST_TIMEOUT, "the body did not arrive in time");
  }
}
