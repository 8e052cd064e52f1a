package io.github.kindproof.cluster.kind.reuse;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.api.ReadyCondition;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A wait for nodes that were started again: until a kubelet reports, the API server shows what was
 * before. As after a boot, it waits for the pods that each node has, such as kube-proxy, and not
 * for those of Deployments.
 *
 * @param since the time before the nodes were started
 */
record RestartedPods(KubernetesClient client, Instant since, Duration limit) {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** Wait; return what had not restarted within the limit. */
  Optional<String> await() {
    Waited<List<String>> waited =
        new Wait("each node and its services to restart", limit, INTERVAL)
            .until(this::missing, List::isEmpty);
    return waited.met()
        ? Optional.empty()
        : Optional.of(waited.why() + ", still missing: " + String.join(", ", waited.last()));
  }

  private List<String> missing() {
    try {
      List<String> missing = new ArrayList<>();
      for (Node node : client.nodes().list().getItems()) {
        if (!hasReported(node)) {
          missing.add("node " + node.getMetadata().getName());
        }
      }
      for (Pod pod : client.pods().inAnyNamespace().list().getItems()) {
        if (isOfEachNode(pod) && !hasRestarted(pod)) {
          missing.add("pod " + pod.getMetadata().getName());
        }
      }
      return missing;
    } catch (KubernetesClientException e) {
      return List.of("API server");
    }
  }

  private boolean hasReported(Node node) {
    return ReadyCondition.of(node)
        .filter(it -> !Instant.parse(it.getLastHeartbeatTime()).isBefore(since))
        .isPresent();
  }

  private static boolean isOfEachNode(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getKind().equals("DaemonSet"));
  }

  private boolean hasRestarted(Pod pod) {
    List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
    return !containers.isEmpty() && containers.stream().allMatch(this::hasRestarted);
  }

  private boolean hasRestarted(ContainerStatus container) {
    return container.getState().getRunning() != null
        && container.getReady()
        && !Instant.parse(container.getState().getRunning().getStartedAt()).isBefore(since);
  }
}
