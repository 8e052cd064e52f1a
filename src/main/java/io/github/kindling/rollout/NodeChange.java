package io.github.kindling.rollout;

import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.kubernetes.SeccompStage;

/** What is changed on a node while its cluster runs. */
public sealed interface NodeChange {
  /** For people, for example {@code SeccompDefault on}. */
  String described();

  /** Whether containers that a drain leaves may be restarted by it. */
  boolean mayRestartPods();

  /**
   * The kubelet gives RuntimeDefault to containers that ask for no profile.
   *
   * @param gate whether the feature gate is set beside it, in the same file: needed below 1.25, and
   *     refused from 1.29 on
   */
  record SeccompDefault(boolean gate) implements NodeChange {
    /** As this version wants it. */
    public static SeccompDefault on(KubernetesVersion kubernetes) {
      return new SeccompDefault(kubernetes.seccompDefault() == SeccompStage.ALPHA);
    }

    @Override
    public boolean mayRestartPods() {
      return false;
    }

    @Override
    public String described() {
      return gate ? "SeccompDefault on, with its feature gate" : "SeccompDefault on";
    }
  }
}
