package io.github.kindproof.upgrade.matrix;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What kind of cluster a cell's pod runs in. */
public enum Variant {
  /** As kind makes it: no kubelet filters by default. */
  @JsonProperty("plain")
  PLAIN("plain", List.of(NodeKind.WITHOUT_DEFAULT)),
  /** SeccompDefault on every node. */
  @JsonProperty("seccomp-default")
  SECCOMP_DEFAULT("seccomp-default", List.of(NodeKind.WITH_DEFAULT)),
  /** SeccompDefault on a worker, not on the other node: each cell once on either. */
  @JsonProperty("canary")
  CANARY("canary", List.of(NodeKind.WITH_DEFAULT, NodeKind.WITHOUT_DEFAULT)),
  /** As kind makes it, with the folder of profiles mounted where the kubelet looks for them. */
  @JsonProperty("profiles")
  PROFILES("profiles", List.of(NodeKind.WITHOUT_DEFAULT));

  private final String word;
  private final List<NodeKind> nodes;

  Variant(String word, List<NodeKind> nodes) {
    this.word = word;
    this.nodes = nodes;
  }

  /** The name in files and on the command line, for example {@code seccomp-default}. */
  public String word() {
    return word;
  }

  /** The kinds of node that it has. */
  public List<NodeKind> nodes() {
    return nodes;
  }

  /** The number of nodes of its cluster. */
  public int nodeCount() {
    return nodes.size();
  }

  @Override
  public String toString() {
    return word;
  }
}
