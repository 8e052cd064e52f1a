package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.http.AsyncBody.Consumer;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is asked of an API server, each try, and what it refuses for load. */
public final class RequestCount implements Interceptor {
  private static final int TOO_MANY_REQUESTS = 429;

  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    requests.incrementAndGet();
  }

  @Override
  public void after(
      HttpRequest request, HttpResponse<?> response, Consumer<List<ByteBuffer>> consumer) {
    if (response.code() == TOO_MANY_REQUESTS) {
      refused.incrementAndGet();
    }
  }

  /** How many so far. */
  public long soFar() {
    return requests.get();
  }

  /** How many of them were answered by 429: the client asks those again. */
  public long refusedForLoad() {
    return refused.get();
  }
}
