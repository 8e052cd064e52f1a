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
 * Applies manifests and looks at what becomes of their pods.
 *
 * @param seen told of it
 * @param profiles the folder that nodes have as their {@code profiles}
 * @param isFrom whether this is the side that it was
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

  /**
   * What the API server of the new side rejects is a change; on the side that it was, the manifest
   * was wrong before.
   */
  private void rejected(Manifest manifest, BadInputException rejection) {
    if (isFrom) {
      throw rejection;
    }
    String said = String.valueOf(rejection.getMessage());
    manifest.pods().forEach(pod -> seen.add(DiffObservations.rejected(name(manifest, pod), said)));
  }

  /** What came to no end is looked at once more: on a busy machine that may be chance. */
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

  /** What a pod that does not work needs and its profile refuses; empty where no profile is. */
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
    return Optional.of(NeededCalls.of(twinsCalls(cluster, manifest, pod.name()), profile.get()));
  }

  /** The calls of the twin of a pod, in their order; none if they could not be recorded. */
  private static List<AuditRecord> twinsCalls(Cluster cluster, Manifest manifest, String pod) {
    AuditRecording recording;
    PodObservation twin;
    try (KernelLog log = cluster.recordKernelLog();
        Workload workload = cluster.apply(ProfileOverlay.insteadOfLocalhost(manifest))) {
      twin = workload.pod(pod);
      recording = log.end();
    }
    return twin.containerId().map(recording::of).orElse(List.of());
  }
}
