package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.SeccompStage;

/** What is changed on a node while its cluster runs. */
public sealed interface NodeChange {
  /** For people, for example {@code SeccompDefault on}. */
  String described();

  /** Whether containers that a drain leaves may be restarted by it. */
  boolean mayRestartPods();

  /**
   * Whether what is blocked is looked at under RuntimeDefault, and not where no profile is named.
   */
  boolean asksForRuntimeDefault();

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
    public boolean asksForRuntimeDefault() {
      return false;
    }

    @Override
    public String described() {
      return gate ? "SeccompDefault on, with its feature gate" : "SeccompDefault on";
    }
  }

  /**
   * Another containerd, or another program that it starts containers with.
   *
   * @param runtime what is wanted
   * @param image a node image that has it, as the engine names it: its programs are taken from
   *     there
   */
  record Runtime(NodeRuntime runtime, String image) implements NodeChange {
    @Override
    public boolean mayRestartPods() {
      return true;
    }

    @Override
    public boolean asksForRuntimeDefault() {
      return true;
    }

    @Override
    public String described() {
      return "runtime " + runtime.name() + ": " + runtime;
    }
  }
}
