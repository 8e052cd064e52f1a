package io.github.kindproof.workload;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.node.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** HTTP requests from this machine to a forwarded port, never through a proxy. */
final class LocalHttp {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private LocalHttp() {}

  /** Request a URL; no response and an incomplete one are results too. */
  static HttpResponse get(String url) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(LIMIT)
            .build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
    try {
      java.net.http.HttpResponse<InputStream> answer =
          client.send(request, BodyHandlers.ofInputStream());
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      String trouble = "";
      try (InputStream in = answer.body()) {
        in.transferTo(body);
      } catch (IOException e) {
        trouble = String.valueOf(e.getMessage());
      }
      return new HttpResponse(
          answer.statusCode(), answer.headers().map(), body.toByteArray(), trouble);
    } catch (IOException e) {
      return new HttpResponse(0, Map.of(), new byte[0], String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw InterruptionException.of("the request to " + url, e);
    }
  }
}
