package io.github.kindproof.internal.io.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What came of a response within a limit of time and of size.
 *
 * @param status the status code; 0 if there was no response
 * @param headers by their names in lower case
 * @param body all bytes that came
 * @param fault why there is no response, or not the whole one; a {@link TimeoutException} if the
 *     limit passed
 */
public record Fetched(
    int status, Map<String, List<String>> headers, byte[] body, Optional<Throwable> fault) {
  /**
   * Sends a request and blocks until the end of the response.
   *
   * @param most the largest body, in bytes; a larger one is a fault
   * @param limit for everything, from looking up the name to the last byte
   */
  public static Fetched from(HttpClient http, HttpRequest request, int most, Duration limit)
      throws InterruptedException {
    AtomicReference<HttpResponse.ResponseInfo> head = new AtomicReference<>();
    Body body = new Body(most);
    CompletableFuture<HttpResponse<Void>> response =
        http.sendAsync(
            request,
            info -> {
              head.set(info);
              return body;
            });
    Optional<Throwable> fault = Optional.empty();
    try {
      response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      fault = Optional.of(new TimeoutException("incomplete after " + limit.toSeconds() + " s"));
    } catch (ExecutionException e) {
      fault = Optional.ofNullable(e.getCause());
    } finally {
      response.cancel(true);
    }
    HttpResponse.ResponseInfo info = head.get();
    return info == null
        ? new Fetched(
            0, Map.of(), new byte[0], fault.or(() -> Optional.of(new IOException("no response"))))
        : new Fetched(info.statusCode(), info.headers().map(), body.sofar(), fault);
  }

  private static final class Body implements HttpResponse.BodySubscriber<Void> {
    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Flow.Subscription subscription = new NoSubscription();

    Body(int most) {
      this.most = most;
    }

    synchronized byte[] sofar() {
      return bytes.toByteArray();
    }

    @Override
    public CompletionStage<Void> getBody() {
      return end;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      begun.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] part = new byte[Math.min(buffer.remaining(), most - bytes.size())];
        buffer.get(part);
        bytes.writeBytes(part);
        if (buffer.hasRemaining()) {
          subscription.cancel();
          end.completeExceptionally(new IOException("larger than " + most + " bytes"));
          return;
        }
      }
    }

    @Override
    public void onError(Throwable fault) {
      end.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }

  private static final class NoSubscription implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}
