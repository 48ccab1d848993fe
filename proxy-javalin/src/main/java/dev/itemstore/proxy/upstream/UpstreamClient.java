package dev.itemstore.proxy.upstream;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.itemstore.proxy.upstream.UpstreamException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches JSON from the upstreams. A call is started, and waited for later, so that one thread has
 * several under way. Every wait ends by the call's deadline, and a body larger than the bound is
 * not read on. The JDK's client repeats a GET once where a connection could not be made or a kept
 * one had been closed; nothing else is retried. Safe for use by many threads.
 */
public final class UpstreamClient implements AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final HttpClient http;
  private final long maxBodyBytes;

  /**
   * @param connectTimeout how long to wait for a connection before the upstream counts as
   *     unavailable
   * @param maxBodyBytes the largest body that is accepted
   */
  public UpstreamClient(Duration connectTimeout, long maxBodyBytes) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("upstream-", 0).factory()))
            .build();
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Starts fetching a value of the given type; it must be awaited or cancelled. */
  public <T> Call<T> start(URI uri, Class<T> type, String requestId, Deadline deadline) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofNanos(Math.max(1, deadline.remainingNanos())))
            .header("Accept", "application/json")
            .header("X-Request-Id", requestId)
            .build();
    return new Call<>(
        uri,
        JSON.readerFor(type),
        deadline,
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBodyBytes)));
  }

  /** Ends every call that is under way. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  /** A call under way. */
  public static final class Call<T> {
    private final URI uri;
    private final ObjectReader reader;
    private final Deadline deadline;
    private final CompletableFuture<HttpResponse<byte[]>> response;

    private Call(
        URI uri,
        ObjectReader reader,
        Deadline deadline,
        CompletableFuture<HttpResponse<byte[]>> response) {
      this.uri = uri;
      this.reader = reader;
      this.deadline = deadline;
      this.response = response;
    }

    /** Waits until the answer is here or the deadline has passed. */
    public T await() throws UpstreamException {
      try {
        HttpResponse<byte[]> answer = response.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        int status = answer.statusCode();
        if (status == 200) {
          return parse(answer.body());
        }
        throw failure(reasonOf(status), "answered " + status);
      } catch (TimeoutException e) {
        cancel();
        throw failure(Reason.TIMEOUT, "did not answer in time");
      } catch (ExecutionException e) {
        throw classify(e.getCause());
      } catch (InterruptedException e) {
        cancel();
        Thread.currentThread().interrupt();
        throw failure(Reason.UNAVAILABLE, "was given up, this server stops");
      }
    }

    /** Gives the call up; harmless when it has ended. */
    public void cancel() {
      response.cancel(true);
    }

    private T parse(byte[] body) throws UpstreamException {
      try {
        T value = reader.readValue(body);
        if (value == null) {
          throw failure(Reason.BAD_ANSWER, "answered null");
        }
        return value;
      } catch (JacksonException e) {
        throw new UpstreamException(
            Reason.BAD_ANSWER,
            uri + " answered what is not the contract's JSON: " + e.getOriginalMessage(),
            e);
      } catch (IOException e) {
        throw new UpstreamException(Reason.BAD_ANSWER, uri + " answered what cannot be read", e);
      }
    }

    private UpstreamException classify(Throwable cause) {
      return switch (cause) {
        case HttpConnectTimeoutException e ->
            new UpstreamException(Reason.UNAVAILABLE, uri + " accepts no connection", e);
        case HttpTimeoutException e ->
            new UpstreamException(Reason.TIMEOUT, uri + " did not answer in time", e);
        default ->
            new UpstreamException(Reason.UNAVAILABLE, uri + " cannot be read: " + cause, cause);
      };
    }

    private static Reason reasonOf(int status) {
      return switch (status) {
        case 404 -> Reason.NOT_FOUND;
        case 400 -> Reason.REFUSED;
        default -> status >= 500 ? Reason.UNAVAILABLE : Reason.BAD_ANSWER;
      };
    }

    private UpstreamException failure(Reason reason, String what) {
      return new UpstreamException(reason, uri + " " + what);
    }
  }
}
