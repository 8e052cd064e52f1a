package io.github.kindproof.upgrade.diff.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.upgrade.diff.RuntimeDefaultSeen;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import io.github.kindproof.workload.probe.AnsweredProbe;

/** The probe in a pod that asks for RuntimeDefault, and the filter that it was given. */
final class RuntimeDefaultLook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RuntimeDefaultLook() {}

  /**
   * @param probe the manifest of the probe, whose pod {@code probe} names no profile
   * @throws EnvironmentException if the probe does not run, or got no filter
   */
  static RuntimeDefaultSeen look(Cluster cluster, Manifest probe) {
    try (Workload workload = cluster.apply(withRuntimeDefault(probe))) {
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
            "the runtime gave the probe no filter", "see containerd's configuration");
      }
      return new RuntimeDefaultSeen(report(pod), filter);
    }
  }

  private static JsonNode report(PodObservation pod) {
    String line =
        pod.log()
            .lines()
            .filter(it -> it.startsWith("{"))
            .findFirst()
            .orElseThrow(() -> new EnvironmentException("the probe printed no JSON", "run again"));
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new EnvironmentException("the probe's JSON is damaged", "run again", e);
    }
  }

  /** The container only: its init container is the same without a filter, to compare with. */
  private static Manifest withRuntimeDefault(Manifest manifest) {
    return new Manifest(
        manifest.file(),
        manifest.objects().stream()
            .map(object -> object instanceof Pod pod ? withRuntimeDefault(pod) : object)
            .map(HasMetadata.class::cast)
            .toList());
  }

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
