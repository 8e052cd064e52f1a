package io.github.kindling.diff.run;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.node.AuditRecord;
import io.github.kindling.node.AuditRecording;
import io.github.kindling.node.KernelLog;
import io.github.kindling.workload.Manifest;
import io.github.kindling.workload.PodObservation;
import io.github.kindling.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same pods under a profile that lets every call through and records it: a profile that answers
 * EPERM leaves no trace of what it refused, so that a twin has to tell.
 */
final class Twin {
  private Twin() {}

  /** The calls of the twin of a pod, in their order; none if they could not be recorded. */
  static List<AuditRecord> calls(Cluster cluster, Manifest manifest, String pod) {
    AuditRecording recording;
    PodObservation seen;
    try (KernelLog log = cluster.recordKernelLog();
        Workload twin = cluster.apply(of(manifest))) {
      seen = twin.pod(pod);
      recording = log.end();
    }
    return seen.containerId().map(recording::of).orElse(List.of());
  }

  private static Manifest of(Manifest manifest) {
    return new Manifest(
        manifest.file(),
        manifest.objects().stream()
            .map(object -> object instanceof Pod pod ? of(pod) : object)
            .map(HasMetadata.class::cast)
            .toList());
  }

  private static Pod of(Pod pod) {
    PodBuilder twin = new PodBuilder(pod);
    var ofPod = pod.getSpec().getSecurityContext();
    if (ofPod != null) {
      twin.editSpec()
          .editSecurityContext()
          .withSeccompProfile(recording(ofPod.getSeccompProfile()))
          .endSecurityContext()
          .endSpec();
    }
    return twin.editSpec()
        .withContainers(pod.getSpec().getContainers().stream().map(Twin::of).toList())
        .endSpec()
        .build();
  }

  private static Container of(Container container) {
    var context = container.getSecurityContext();
    return context == null
        ? container
        : new ContainerBuilder(container)
            .editSecurityContext()
            .withSeccompProfile(recording(context.getSeccompProfile()))
            .endSecurityContext()
            .build();
  }

  private static @Nullable SeccompProfile recording(@Nullable SeccompProfile profile) {
    return profile == null || profile.getLocalhostProfile() == null
        ? profile
        : new SeccompProfileBuilder(profile)
            .withLocalhostProfile("profiles/" + ProfilesFolder.RECORDING)
            .build();
  }
}
