package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/**
 * What a container has written, by one request, for which the right to get {@code pods/log} is
 * enough: the client's own way looks first, and once more, whether the pod is ready.
 */
public final class PodLog {
  /** What the kubelet answers, with status 200, for a container that it has removed. */
  private static final String LOG_IS_GONE = "unable to retrieve container logs";

  private PodLog() {}

  /** Whether this is no log, but the answer for a container that the kubelet has removed. */
  public static boolean isGone(String log) {
    return log.startsWith(LOG_IS_GONE);
  }

  /**
   * All of it.
   *
   * @return empty if pod, container or log are gone
   * @throws KubernetesClientException if it may not be read, or the server is not reached
   */
  public static Optional<String> read(
      KubernetesClient client, String namespace, String pod, String container) {
    return ask(client, namespace, pod, "container=" + container);
  }

  /** The same of the run before the newest; empty also if there was none. */
  public static Optional<String> readOfRunBefore(
      KubernetesClient client, String namespace, String pod, String container) {
    return ask(client, namespace, pod, "previous=true&container=" + container);
  }

  private static Optional<String> ask(
      KubernetesClient client, String namespace, String pod, String query) {
    String path = "/api/v1/namespaces/%s/pods/%s/log?%s";
    return Optional.ofNullable(client.raw(path.formatted(namespace, pod, query)));
  }
}
