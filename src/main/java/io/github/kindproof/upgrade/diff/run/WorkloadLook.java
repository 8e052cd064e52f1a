package io.github.kindproof.upgrade.diff.run;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.upgrade.diff.NotObserved;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Applies manifests and observes their pods.
 *
 * @param profiles a folder that nodes mount as {@code profiles}
 * @param isFrom whether this is the baseline
 */
record WorkloadLook(SeenSide seen, Path profiles, boolean isFrom) {
  /** A user's own manifest. */
  void at(Cluster cluster, Manifest manifest) {
    try {
      observe(cluster, manifest)
          .forEach(pod -> add(name(manifest, pod.pod()), pod, cluster, manifest));
    } catch (BadInputException e) {
      rejected(manifest, e);
    }
  }

  /** A manifest with one pod, under another name. */
  void at(Cluster cluster, Manifest manifest, String name) {
    observe(cluster, manifest).forEach(pod -> add(name, pod, cluster, manifest));
  }

  static String name(Manifest manifest) {
    return String.valueOf(manifest.file().getFileName());
  }

  private static String name(Manifest manifest, Pod pod) {
    return name(manifest) + " / " + pod.getMetadata().getName();
  }

  /** On the target, a rejection is a change; on the baseline, the manifest is wrong. */
  private void rejected(Manifest manifest, BadInputException rejection) {
    if (isFrom) {
      throw rejection;
    }
    String said = String.valueOf(rejection.getMessage());
    manifest.pods().forEach(pod -> seen.add(DiffObservations.rejected(name(manifest, pod), said)));
  }

  /** Retries once if a pod never becomes Ready, which may be chance on a busy machine. */
  private static List<PodObservation> observe(Cluster cluster, Manifest manifest) {
    List<PodObservation> observed = observeOnce(cluster, manifest);
    return observed.stream().anyMatch(pod -> pod.outcome().kind() == OutcomeKind.NEVER_READY)
        ? observeOnce(cluster, manifest)
        : observed;
  }

  private static List<PodObservation> observeOnce(Cluster cluster, Manifest manifest) {
    try (Workload workload = cluster.apply(manifest)) {
      return manifest.pods().stream()
          .map(pod -> workload.pod(pod.getMetadata().getName()))
          .toList();
    }
  }

  private void add(String name, PodObservation pod, Cluster cluster, Manifest manifest) {
    if (pod.outcome().isInfrastructure()) {
      seen.add(new NotObserved(name, pod.outcome().cause().orElseThrow().toString()));
    } else {
      seen.add(
          DiffObservations.workload(
              name, pod, needs(pod, cluster, manifest), seen.lowLevelRuntime()));
    }
  }

  /**
   * Finds the syscalls that a failing pod needs and its profile denies; empty without a profile.
   */
  private Optional<NeededCalls> needs(PodObservation pod, Cluster cluster, Manifest manifest) {
    Optional<SeccompProfile> profile =
        manifest.localhostProfiles().stream()
            .findFirst()
            .map(name -> profiles.resolve(name.substring("profiles/".length())))
            .map(ProfileFile::read)
            .filter(it -> !it.rules().isEmpty());
    if (pod.outcome().isWorking() || profile.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(NeededCalls.of(callsOfCopy(cluster, manifest, pod.name()), profile.get()));
  }

  /** The syscalls of a copy of the pod, in order; empty if they could not be recorded. */
  private static List<AuditRecord> callsOfCopy(Cluster cluster, Manifest manifest, String pod) {
    try (KernelLog log = cluster.recordKernelLog();
        Workload workload = cluster.apply(ProfileOverlay.insteadOfLocalhost(manifest))) {
      Optional<String> container = workload.pod(pod).containerId();
      AuditRecording recording = log.end();
      return container.map(recording::of).orElse(List.of());
    }
  }
}
