package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.util.Optional;

/** The condition in which a node's kubelet reports whether the node is ready for pods. Pure. */
public final class ReadyCondition {
  private ReadyCondition() {}

  /** Return the latest Ready condition of a node; empty if its kubelet has not reported one. */
  public static Optional<NodeCondition> of(Node node) {
    return node.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .findFirst();
  }
}
