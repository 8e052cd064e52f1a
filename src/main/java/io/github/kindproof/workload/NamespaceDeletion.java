package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.node.HungProcesses;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;
import java.util.List;

/**
 * The deletion of a workload's namespace, without waiting for its end. Meanwhile, processes that
 * hang because of their filter are killed on the nodes: neither the kubelet nor the runtime can end
 * them, so the namespace would never be deleted.
 */
record NamespaceDeletion(KubernetesClient client, List<NodeShell> nodes, String namespace)
    implements Runnable {
  /** Longer than the two minutes that the kubelet waits for a container to start. */
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
      return List.of(); // deleting the namespace is more important
    }
  }

  /** Only custom profiles kill: the runtimes' default profiles never do. */
  private static boolean mayHang(Pod pod) {
    return Manifest.seccompProfiles(pod.getSpec()).anyMatch(it -> "Localhost".equals(it.getType()));
  }
}
