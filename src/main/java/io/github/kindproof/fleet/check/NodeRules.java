package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.github.kindproof.internal.api.ReadyCondition;
import io.github.kindproof.workload.probe.PartialDenial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides which nodes to check, and what to remark on them. Pure. */
final class NodeRules {
  private NodeRules() {}

  /** Why a node cannot be checked. */
  static Optional<String> notAsked(Node node) {
    String system = node.getStatus().getNodeInfo().getOperatingSystem();
    if (!"linux".equals(system)) {
      return Optional.of("it runs " + system + ", which has no seccomp");
    }
    if (Readiness.isNodeReady(node)) {
      return Optional.empty();
    }
    return Optional.of(
        ReadyCondition.of(node)
            .map(
                condition ->
                    "not Ready since %s: %s"
                        .formatted(
                            condition.getLastTransitionTime(),
                            Objects.requireNonNullElse(
                                condition.getMessage(), condition.getReason())))
            .orElse("its kubelet has not reported Ready yet"));
  }

  static List<String> remarks(Node node) {
    return Boolean.TRUE.equals(node.getSpec().getUnschedulable())
        ? List.of("it is cordoned")
        : List.of();
  }

  static List<String> remarks(NodeLook look) {
    List<String> remarks = new ArrayList<>();
    if (look.contradictsItself()) {
      remarks.add(
          "its kubelet's settings say seccompDefault: true, but a container is not filtered");
    } else if (look.isByArgument()) {
      remarks.add("filtered because of a kubelet argument, which its settings do not show");
    }
    look.partialDenials()
        .forEach(it -> remarks.add(PartialDenial.TITLE + " under RuntimeDefault: " + it));
    if (!look.neverFiltered().isEmpty()) {
      remarks.add("its kernel never filters " + String.join(", ", look.neverFiltered()));
    }
    return remarks;
  }
}
