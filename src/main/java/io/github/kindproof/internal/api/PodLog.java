package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/**
 * The log of a container, read by one request that requires only the right to get {@code pods/log}:
 * the client's own method first reads the pod, twice.
 */
public final class PodLog {
  /** The kubelet's response, with status 200, for a container that it has removed. */
  private static final String LOG_IS_GONE = "unable to retrieve container logs";

  private PodLog() {}

  public static boolean isGone(String log) {
    return log.startsWith(LOG_IS_GONE);
  }

  /** The whole log; empty if the pod, the container or the log is gone. */
  public static Optional<String> read(
      KubernetesClient client, String namespace, String pod, String container) {
    return ask(client, namespace, pod, "container=" + container);
  }

  /** The log of the previous run; empty also if there was none. */
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
