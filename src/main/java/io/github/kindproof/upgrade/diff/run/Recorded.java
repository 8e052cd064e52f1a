package io.github.kindproof.upgrade.diff.run;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A profile of just the calls that nginx was seen to make: what a careful user has in production,
 * and what an upgrade of the runtime breaks, as the runtime's own last steps are made under it too.
 *
 * @param allowPrivilegeEscalation the form of the pod: without it the filter is loaded later, and
 *     fewer of the runtime's calls are under it
 */
record Recorded(boolean allowPrivilegeEscalation) {
  /** One start does not make all calls: which it makes depends on how threads happen to meet. */
  private static final int STARTS = 3;

  static final List<Recorded> FORMS = List.of(new Recorded(false), new Recorded(true));

  /** The workload's name on both sides. */
  String name() {
    return "nginx / recorded profile" + (allowPrivilegeEscalation ? ", with escalation" : "");
  }

  String file() {
    return allowPrivilegeEscalation ? "recorded-with-escalation.json" : "recorded.json";
  }

  /**
   * Records it, into the folder.
   *
   * @param audit a manifest whose pod {@code nginx} runs under a profile that logs every call
   * @param profiles the folder that nodes have as their {@code profiles}
   * @throws EnvironmentException if records were lost, or nginx does not run
   */
  SeccompProfile record(Cluster cluster, Manifest audit, Path profiles) {
    TreeSet<String> calls = new TreeSet<>(RuntimeNeeds.atAnyMoment());
    List<Workload> starts = new ArrayList<>();
    try (KernelLog log = cluster.recordKernelLog()) {
      for (int i = 0; i < STARTS; i++) {
        starts.add(cluster.apply(inThisForm(audit, Optional.empty())));
      }
      List<String> containers = starts.stream().map(Recorded::container).toList();
      AuditRecording recording = log.end();
      if (!recording.complete()) {
        throw new EnvironmentException(
            "records were lost: " + recording.losses().get(0), "run again on a calmer machine");
      }
      containers.forEach(
          container ->
              recording.of(container).forEach(record -> calls.add(record.syscall().name())));
    } finally {
      starts.forEach(Workload::close);
    }
    SeccompProfile profile =
        SeccompProfile.allowing(List.of(Architecture.X86_64, Architecture.AARCH64), calls);
    WholeFile.write(profiles.resolve(file()), profile.toJson());
    return profile;
  }

  private static String container(Workload workload) {
    PodObservation pod = workload.pod("nginx");
    if (!(pod.outcome() instanceof Outcome.Running) || pod.containerId().isEmpty()) {
      throw new EnvironmentException(
          "nginx is " + pod.outcome().name() + " under a profile that denies nothing",
          "see its cause: " + pod.cause().map(Object::toString).orElse("none"));
    }
    return pod.containerId().get();
  }

  /** The manifest with its pods under the profile that was recorded. */
  Manifest underIt(Manifest manifest) {
    return inThisForm(manifest, Optional.of("profiles/" + file()));
  }

  private Manifest inThisForm(Manifest manifest, Optional<String> profile) {
    return manifest.withPods(pod -> inThisForm(pod, profile));
  }

  private Pod inThisForm(Pod pod, Optional<String> profile) {
    var spec =
        new PodBuilder(pod)
            .editSpec()
            .editFirstContainer()
            .editOrNewSecurityContext()
            .withAllowPrivilegeEscalation(allowPrivilegeEscalation)
            .endSecurityContext()
            .endContainer();
    profile.ifPresent(
        name ->
            spec.editSecurityContext()
                .editSeccompProfile()
                .withLocalhostProfile(name)
                .endSeccompProfile()
                .endSecurityContext());
    return spec.endSpec().build();
  }
}
