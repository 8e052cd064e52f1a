package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.InterruptionException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Supplier;

/** Outages of an API server that is about to come back, for example because it restarts. */
public final class Outages {
  /** A kubelet starts a lost API server again within seconds, and backs off for a minute. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Outages() {}

  /**
   * Read, and read again while the server gives no response, for two minutes at most. A server on
   * whose address nobody listens is not waited for, as its node is gone. The client itself pauses
   * between its requests.
   *
   * @throws KubernetesClientException if the outage lasts longer, or the server responds with an
   *     error
   */
  public static <T> T outlasted(Supplier<T> read) {
    long start = System.nanoTime();
    while (true) {
      try {
        return read.get();
      } catch (KubernetesClientException e) {
        boolean lasts = System.nanoTime() - start > LIMIT.toNanos();
        if (lasts || !isOutage(e) || InterruptionException.isIn(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isOutage(KubernetesClientException e) {
    boolean answered = e.getCode() > 0;
    return !answered
        && ApiFaults.cause(e, ConnectException.class).isEmpty()
        && ApiFaults.ofValidity(e).isEmpty();
  }
}
