package io.github.kindproof.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The stage of the SeccompDefault feature gate in a Kubernetes version. */
public enum SeccompStage {
  /** 1.22 to 1.24: off by default; requires both the gate and the kubelet's own setting. */
  @JsonProperty("alpha")
  ALPHA,
  /** 1.25 and 1.26: the gate is on by default; the kubelet's setting is still opt-in. */
  @JsonProperty("beta")
  BETA,
  /** 1.27 and 1.28: the gate is locked to true. */
  @JsonProperty("ga")
  GENERALLY_AVAILABLE,
  /** 1.29 and later: naming the gate stops the component. */
  @JsonProperty("gate-removed")
  GATE_REMOVED;

  private static final int LAST_ALPHA = 24;
  private static final int LAST_BETA = 26;
  private static final int LAST_WITH_GATE = 28;

  /** Return the stage in a minor version, 22 or later. */
  static SeccompStage ofMinor(int minor) {
    if (minor <= LAST_ALPHA) {
      return ALPHA;
    }
    if (minor <= LAST_BETA) {
      return BETA;
    }
    return minor <= LAST_WITH_GATE ? GENERALLY_AVAILABLE : GATE_REMOVED;
  }
}
