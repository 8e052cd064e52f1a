package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.http.AsyncBody.Consumer;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests to an API server, retries included. */
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

  public long soFar() {
    return requests.get();
  }

  /** How many requests were answered with 429; the client repeats those. */
  public long refusedForLoad() {
    return refused.get();
  }
}
