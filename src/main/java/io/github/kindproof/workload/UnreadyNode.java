package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.api.ReadyCondition;
import java.util.Objects;
import java.util.Optional;

/**
 * The node of a pod, if it is not Ready. Its kubelet then reports nothing, or cannot start
 * containers, so that the state of the pod says nothing about its profile.
 */
final class UnreadyNode {
  private UnreadyNode() {}

  /** Return the cause; empty if the node is Ready, the pod has none, or it must not be read. */
  static Optional<Cause> of(KubernetesClient client, PodFacts facts) {
    String name = facts.pod().getSpec().getNodeName();
    if (name == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(client.nodes().withName(name).get()).flatMap(UnreadyNode::of);
    } catch (KubernetesClientException e) {
      return Optional.empty(); // an account may have no right to read nodes
    }
  }

  private static Optional<Cause> of(Node node) {
    return ReadyCondition.of(node)
        .filter(it -> !it.getStatus().equals("True"))
        .map(it -> cause(node.getMetadata().getName(), it));
  }

  private static Cause cause(String node, NodeCondition condition) {
    return Cause.of(
        "NodeNotReady",
        "node " + node + " is not Ready: " + Objects.requireNonNullElse(condition.getMessage(), ""),
        "condition Ready of node " + node);
  }
}
