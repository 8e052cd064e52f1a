package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/**
 * What a container has written, by one request, for which the right to get {@code pods/log} is
 * enough: the client's own way looks first, and once more, whether the pod is ready.
 */
public final class PodLog {
  private PodLog() {}

  /**
   * All of it.
   *
   * @return empty if pod, container or log are gone
   * @throws KubernetesClientException if it may not be read, or the server is not reached
   */
  public static Optional<String> read(
      KubernetesClient client, String namespace, String pod, String container) {
    String path = "/api/v1/namespaces/%s/pods/%s/log?container=%s";
    return Optional.ofNullable(client.raw(path.formatted(namespace, pod, container)));
  }
}
