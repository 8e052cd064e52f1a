package io.github.kindproof.cluster.k3s;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import java.util.ArrayList;
import java.util.List;

/** The arguments of {@code k3s server} for an intent. Pure. */
final class K3sArguments {
  private static final String SECCOMP_DEFAULT = "--kubelet-arg=seccomp-default=true";

  private K3sArguments() {}

  static List<String> of(ClusterIntent intent, KubernetesVersion kubernetes) {
    List<String> arguments = new ArrayList<>();
    // A fork bomb in a pod hits the pod's limit, not this machine's.
    arguments.add("--kubelet-arg=pod-max-pids=4096");
    if (intent.seccompDefault() instanceof SeccompDefaultNodes.All) {
      arguments.add(SECCOMP_DEFAULT);
      if (kubernetes.seccompDefault() == SeccompStage.ALPHA) {
        arguments.add("--kubelet-arg=feature-gates=SeccompDefault=true");
      }
    }
    if (!intent.apiServerGates().isEmpty()) {
      arguments.add("--kube-apiserver-arg=feature-gates=" + intent.apiServerGateArgument());
    }
    return arguments;
  }
}
