package io.github.kindproof.upgrade.matrix;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A kind of cluster. */
public enum Variant {
  /** As kind creates it: no kubelet filters by default. */
  @JsonProperty("plain")
  PLAIN("plain", List.of(NodeKind.WITHOUT_DEFAULT)),
  /** SeccompDefault on every node. */
  @JsonProperty("seccomp-default")
  SECCOMP_DEFAULT("seccomp-default", List.of(NodeKind.WITH_DEFAULT)),
  /** SeccompDefault on a worker, not on the control plane: each cell runs on both nodes. */
  @JsonProperty("canary")
  CANARY("canary", List.of(NodeKind.WITH_DEFAULT, NodeKind.WITHOUT_DEFAULT)),
  /** As kind creates it, with the profiles mounted where the kubelet looks for them. */
  @JsonProperty("profiles")
  PROFILES("profiles", List.of(NodeKind.WITHOUT_DEFAULT)),
  /**
   * A control plane with up to three older workers, whose API server accepts every type of profile
   * that it knows: each cell runs on each node. Only on request.
   */
  @JsonProperty("skew")
  SKEW(
      "skew",
      List.of(NodeKind.AS_NEW, NodeKind.ONE_BEHIND, NodeKind.TWO_BEHIND, NodeKind.THREE_BEHIND));

  private final String word;
  private final List<NodeKind> nodes;

  Variant(String word, List<NodeKind> nodes) {
    this.word = word;
    this.nodes = nodes;
  }

  /** The name in files and on the command line. */
  public String word() {
    return word;
  }

  public List<NodeKind> nodes() {
    return nodes;
  }

  /** Whether a matrix has it unless others are named. */
  public boolean isUsual() {
    return this != SKEW;
  }

  /** The number of nodes; at most, in the variant skew. */
  public int nodeCount() {
    return nodes.size();
  }

  @Override
  public String toString() {
    return word;
  }
}
