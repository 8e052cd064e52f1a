package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The kubelet's messages about failed postStart hooks. A pod's status shows them only for a moment,
 * and from Kubernetes 1.25 on, the event does not contain them.
 */
final class HookFailures implements Watcher<Pod>, AutoCloseable {
  private final Map<String, Map<String, String>> byPod = new ConcurrentHashMap<>();
  private @Nullable Watch watch;

  /** Watch a namespace from now on, if this manifest has any hooks. */
  static HookFailures in(KubernetesClient client, String namespace, Manifest manifest) {
    HookFailures failures = new HookFailures();
    if (manifest
        .podSpecs()
        .flatMap(it -> it.getContainers().stream())
        .anyMatch(HookFailures::has)) {
      try {
        failures.watch = client.pods().inNamespace(namespace).watch(failures);
      } catch (KubernetesClientException e) {
        // Without the right to watch, only the messages at the time of each poll are seen.
      }
    }
    return failures;
  }

  private static boolean has(Container container) {
    return container.getLifecycle() != null && container.getLifecycle().getPostStart() != null;
  }

  /** Add the messages in this status; return all messages for the pod so far, by container. */
  Map<String, String> seen(Pod pod) {
    return byPod.compute(
        pod.getMetadata().getName(),
        (name, before) ->
            new PodFacts(pod, List.of()).after(before == null ? Map.of() : before).hookFailures());
  }

  @Override
  public void eventReceived(Action action, Pod pod) {
    seen(pod);
  }

  @Override
  public void onClose(WatcherException cause) {
    // The messages so far are kept.
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
