package io.github.kindproof.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far SeccompDefault has come in a Kubernetes version (its feature gate's stage). */
public enum SeccompStage {
  /** 1.22 to 1.24: off unless the gate is set, beside the kubelet's own setting. */
  @JsonProperty("alpha")
  ALPHA,
  /** 1.25 and 1.26: the gate is on by default, the kubelet's setting still opt-in. */
  @JsonProperty("beta")
  BETA,
  /** 1.27 and 1.28: the gate is locked to true. */
  @JsonProperty("ga")
  GENERALLY_AVAILABLE,
  /** 1.29 and newer: naming the gate stops the component. */
  @JsonProperty("gate-removed")
  GATE_REMOVED;

  private static final int LAST_ALPHA = 24;
  private static final int LAST_BETA = 26;
  private static final int LAST_WITH_GATE = 28;

  /** That of a minor from 22 on. */
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
