package io.github.kindproof.workload;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.network.Fetched;
import io.github.kindproof.node.HttpResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;

/** HTTP requests from this machine to a forwarded port, never through a proxy. */
final class LocalHttp {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MOST = 64 << 20;

  private LocalHttp() {}

  /** Request a URL; no response and an incomplete one are results too. */
  static HttpResponse get(String url) {
    return get(url, MOST, LIMIT);
  }

  static HttpResponse get(String url, int most, Duration limit) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(limit)
            .build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    try {
      Fetched fetched = Fetched.from(client, request, most, limit);
      String trouble = fetched.fault().map(it -> String.valueOf(it.getMessage())).orElse("");
      return new HttpResponse(fetched.status(), fetched.headers(), fetched.body(), trouble);
    } catch (InterruptedException e) {
      throw InterruptionException.of("the request to " + url, e);
    }
  }
}
