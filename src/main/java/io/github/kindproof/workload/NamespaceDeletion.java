package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.node.HungProcesses;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a workload's namespace, without waiting for the end. What its filters have left hanging
 * is ended on the nodes meanwhile, as neither the kubelet nor the runtime can: the namespace would
 * stay for ever.
 */
record NamespaceDeletion(KubernetesClient client, List<NodeShell> nodes, String namespace)
    implements Runnable {
  /** Longer than the kubelet waits for a container that is being started, two minutes. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @Override
  public void run() {
    List<Pod> pods = nodes.isEmpty() ? List.of() : mayHang();
    client.namespaces().withName(namespace).delete();
    for (Pod pod : pods) {
      nodes.stream()
          .filter(node -> node.container().equals(pod.getSpec().getNodeName()))
          .forEach(node -> HungProcesses.endAsItGoes(node, pod.getMetadata().getUid(), LIMIT));
    }
  }

  private List<Pod> mayHang() {
    try {
      return client.pods().inNamespace(namespace).list().getItems().stream()
          .filter(NamespaceDeletion::mayHang)
          .toList();
    } catch (KubernetesClientException e) {
      return List.of(); // that the namespace goes matters more
    }
  }

  /** Only a profile of one's own kills: what is meant for all containers never does. */
  private static boolean mayHang(Pod pod) {
    var spec = pod.getSpec();
    boolean ofPod =
        spec.getSecurityContext() != null && isOwn(spec.getSecurityContext().getSeccompProfile());
    return ofPod
        || Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
            .map(container -> container.getSecurityContext())
            .anyMatch(context -> context != null && isOwn(context.getSeccompProfile()));
  }

  private static boolean isOwn(@Nullable SeccompProfile profile) {
    return profile != null && "Localhost".equals(profile.getType());
  }
}
