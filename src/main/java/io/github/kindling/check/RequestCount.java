package io.github.kindling.check;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is asked of an API server, each try. */
public final class RequestCount implements Interceptor {
  private final AtomicLong requests = new AtomicLong();

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    requests.incrementAndGet();
  }

  /** How many so far. */
  public long soFar() {
    return requests.get();
  }
}
