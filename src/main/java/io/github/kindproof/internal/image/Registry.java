package io.github.kindproof.internal.image;

import io.github.kindproof.InterruptionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a registry whether it has an image, and decides within a few seconds. An engine's own pull
 * would hang for minutes if the network drops packets.
 */
final class Registry {
  private static final Logger log = LoggerFactory.getLogger(Registry.class);
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.[\\d.]+|\\[::1])(:\\d+)?");
  private static final String MANIFESTS =
      "application/vnd.oci.image.index.v1+json,"
          + "application/vnd.docker.distribution.manifest.list.v2+json,"
          + "application/vnd.oci.image.manifest.v1+json,"
          + "application/vnd.docker.distribution.manifest.v2+json";

  private final Duration limit;
  // No proxy: the engine uses none either, unless it has its own configuration.
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Registry(Duration limit) {
    this.limit = limit;
  }

  /**
   * The reason why a pull cannot succeed; empty if the engine should try. A registry that requires
   * a login answers too: Docker Hub always does, and the engine has the credentials.
   */
  Optional<PullFault> faultOf(OfficialImage image) {
    // An engine speaks plain HTTP with registries on loopback.
    String scheme = LOOPBACK.matcher(image.host()).matches() ? "http" : "https";
    URI manifest =
        URI.create(
            scheme + "://" + image.host() + "/v2/" + image.path() + "/manifests/" + image.digest());
    HttpRequest request =
        HttpRequest.newBuilder(manifest)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .header("Accept", MANIFESTS)
            .timeout(limit)
            .build();
    try {
      // Asynchronous, because looking up the name counts toward the limit, too.
      int status =
          http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
              .get(limit.toMillis(), TimeUnit.MILLISECONDS)
              .statusCode();
      log.debug("{}: {}", manifest, status);
      return PullFault.ofStatus(image, status);
    } catch (TimeoutException e) {
      return Optional.of(noAnswer(image, e));
    } catch (ExecutionException e) {
      log.debug("{}", manifest, e);
      // Something answers there, only not as we expected: the engine may be set up for it.
      return e.getCause() instanceof SSLException
          ? Optional.empty()
          : Optional.of(noAnswer(image, e.getCause()));
    } catch (InterruptedException e) {
      throw InterruptionException.of("asking a registry for " + image.reference(), e);
    }
  }

  private PullFault noAnswer(OfficialImage image, @Nullable Throwable cause) {
    return new PullFault(PullFaultKind.NO_ANSWER, image, reason(cause));
  }

  private String reason(@Nullable Throwable cause) {
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return "no response within " + limit.toMillis() / 1000.0 + " s";
    }
    if (cause instanceof ConnectException) {
      return cause.getCause() instanceof UnresolvedAddressException
              || cause.getCause() instanceof ConnectException inner
                  && inner.getCause() instanceof UnresolvedAddressException
          ? "its name cannot be resolved"
          : "connection refused";
    }
    String message = cause instanceof IOException ? cause.getMessage() : String.valueOf(cause);
    return message == null ? "connection closed" : message;
  }
}
