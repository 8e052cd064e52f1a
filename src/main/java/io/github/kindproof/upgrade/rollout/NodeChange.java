package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.SeccompStage;

/** A change on a node while its cluster runs. */
public sealed interface NodeChange {
  /** Return a readable description, for example {@code SeccompDefault on}. */
  String described();

  /** Return whether it may restart containers that a drain leaves on the node. */
  boolean mayRestartPods();

  /**
   * Return whether blocked syscalls are probed under RuntimeDefault rather than without a profile.
   */
  boolean asksForRuntimeDefault();

  /**
   * A kubelet setting that gives RuntimeDefault to containers that ask for no profile.
   *
   * @param gate whether the same file also sets the feature gate: needed below 1.25, and rejected
   *     from 1.29 on
   */
  record SeccompDefault(boolean gate) implements NodeChange {
    /** Create the change in the form that this version needs. */
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
   * A change to another containerd, or to another program that it starts containers with.
   *
   * @param runtime the wanted runtime
   * @param image a node image with its programs, by its name in the engine
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
