package io.github.kindproof.upgrade.diff.run;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import io.github.kindproof.workload.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A profile of exactly the syscalls that nginx made, as a careful user has it in production. An
 * upgrade of the runtime can break it, because the runtime's last steps are under it too.
 *
 * @param allowPrivilegeEscalation without it, the runtime loads the filter later, and makes fewer
 *     syscalls under it
 */
record Recorded(boolean allowPrivilegeEscalation) {
  /** A single start may miss syscalls, because some depend on the timing of threads. */
  private static final int STARTS = 3;

  static final List<Recorded> FORMS = List.of(new Recorded(false), new Recorded(true));

  String name() {
    return "nginx / recorded profile" + (allowPrivilegeEscalation ? ", with escalation" : "");
  }

  String file() {
    return allowPrivilegeEscalation ? "recorded-with-escalation.json" : "recorded.json";
  }

  /**
   * Records it to the folder.
   *
   * @param audit a manifest with the pod {@code nginx}
   * @throws EnvironmentException if records were lost, or nginx does not run
   */
  SeccompProfile record(Cluster cluster, Manifest audit, Path profiles, Progress progress) {
    WorkloadRecording recording = recording(cluster, audit, progress);
    if (!recording.complete()) {
      throw new EnvironmentException(
          "records were lost: " + recording.losses().get(0),
          "run again on a machine with less load");
    }
    TreeSet<String> calls = new TreeSet<>(RuntimeNeeds.atAnyMoment());
    calls.addAll(recording.together().names());
    SeccompProfile profile =
        SeccompProfile.allowing(List.of(Architecture.X86_64, Architecture.AARCH64), calls);
    WholeFile.write(profiles.resolve(file()), profile.toJson());
    return profile;
  }

  private WorkloadRecording recording(Cluster cluster, Manifest audit, Progress progress) {
    RecordingPlan plan = new RecordingPlan(LifePlan.of(Exercise.none()), STARTS);
    try {
      return new Recorder(cluster, progress)
          .record(inThisForm(audit, Optional.empty()), "nginx", plan);
    } catch (WorkloadNotWorkingException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()), "fix that cause", e);
    }
  }

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
