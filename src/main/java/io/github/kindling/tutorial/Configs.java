package io.github.kindling.tutorial;

import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.kubernetes.SeccompStage;

/** The kind configs of the tutorial. */
final class Configs {
  static final String PLAIN = "kind-configs/plain.yaml";
  static final String ARTICLE = "kind-configs/seccomp-default-alpha.yaml";
  static final String TODAY = "kind-configs/seccomp-default.yaml";
  static final String PROFILES = "kind-configs/profiles.yaml";

  private Configs() {}

  /** The canary needs the gate where there is one, and fails with it where there is none. */
  static String canary(KubernetesVersion kubernetes) {
    return kubernetes.seccompDefault() == SeccompStage.ALPHA
        ? "kind-configs/canary-alpha.yaml"
        : "kind-configs/canary.yaml";
  }
}
