package io.github.kindproof.upgrade.diff.run;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.upgrade.diff.RuntimeDefaultSeen;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import io.github.kindproof.workload.probe.AnsweredProbe;
import tools.jackson.databind.JsonNode;

/** Runs the probe under RuntimeDefault, and reads its filter. */
final class RuntimeDefaultLook {
  private RuntimeDefaultLook() {}

  /**
   * @param probe the manifest of the probe, whose pod {@code probe} names no profile
   * @throws EnvironmentException if the probe does not run, or has no filter
   */
  static RuntimeDefaultSeen look(Cluster cluster, Manifest probe) {
    try (Workload workload =
        cluster.apply(probe.withPods(RuntimeDefaultLook::withRuntimeDefault))) {
      PodObservation pod = AnsweredProbe.of(workload, "probe").pod();
      String container =
          pod.containerId()
              .orElseThrow(
                  () -> new EnvironmentException("the probe has no container", "run again"));
      JsonNode filter =
          cluster
              .node(pod.node())
              .inspectContainer(container)
              .at("/info/runtimeSpec/linux/seccomp");
      if (!filter.isObject()) {
        throw new EnvironmentException(
            "the probe has no filter under RuntimeDefault", "check containerd's configuration");
      }
      return new RuntimeDefaultSeen(report(pod), filter);
    }
  }

  private static JsonNode report(PodObservation pod) {
    return pod.log()
        .lines()
        .filter(it -> it.startsWith("{"))
        .findFirst()
        .flatMap(JsonText::parse)
        .orElseThrow(() -> new EnvironmentException("the probe printed no JSON", "run again"));
  }

  /** The init container stays without a filter, for comparison. */
  private static Pod withRuntimeDefault(Pod pod) {
    return new PodBuilder(pod)
        .editSpec()
        .editFirstContainer()
        .editOrNewSecurityContext()
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .endContainer()
        .endSpec()
        .build();
  }
}
