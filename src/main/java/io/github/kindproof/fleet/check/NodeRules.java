package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.github.kindproof.cluster.NodesReady;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which nodes are asked, by what the API server knows of them. Pure. */
final class NodeRules {
  private NodeRules() {}

  /** Why a node cannot be asked. */
  static Optional<String> notAsked(Node node) {
    String system = node.getStatus().getNodeInfo().getOperatingSystem();
    if (!"linux".equals(system)) {
      return Optional.of("it runs " + system + ", which has no seccomp");
    }
    if (Readiness.isNodeReady(node)) {
      return Optional.empty();
    }
    return Optional.of(
        NodesReady.condition(node)
            .map(
                condition ->
                    "it is not Ready since %s: %s"
                        .formatted(
                            condition.getLastTransitionTime(),
                            Objects.requireNonNullElse(
                                condition.getMessage(), condition.getReason())))
            .orElse("its kubelet has not yet said that it is Ready"));
  }

  /** What else is to be known of one that is asked. */
  static List<String> remarks(Node node) {
    List<String> remarks = new ArrayList<>();
    if (Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
      remarks.add("it is cordoned");
    }
    return remarks;
  }
}
