package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.diagnose.Diagnoser;
import io.github.kindproof.leastprivilege.diagnose.Diagnosis;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.RuntimeCalls;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.leastprivilege.verify.Verifier;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import io.github.kindproof.workload.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way from a recording to a profile of which each call is known to be needed, with nginx. */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class LeastPrivilegeIT {
  private static final LifePlan PLAN =
      LifePlan.of(Exercise.of("exercises/nginx.sh", Duration.ofSeconds(30)));

  @Test
  void aRecordedProfileIsEnoughAndWhatIsTakenFromItIsMissed(Cluster cluster) {
    Manifest manifest = cluster.manifest("manifests/workloads/nginx.yaml");
    WorkloadRecording recording =
        new Recorder(cluster, Progress.silent())
            .record(manifest, "nginx", new RecordingPlan(PLAN, 1));
    assertThat(recording.losses()).isEmpty();
    assertThat(phases(recording, "accept4")).contains(Phase.EXERCISE);
    assertThat(phases(recording, "bind")).containsExactly(Phase.START);
    assertThat(phases(recording, "execve")).containsExactly(Phase.RUNTIME);

    Set<String> ofRuntime = RuntimeCalls.needed(List.of(recording.runtime().oci()));
    SeccompProfile profile = recording.profile(List.of()).profile();
    WorkloadUnderTest nginx = new WorkloadUnderTest(cluster, manifest, "nginx", PLAN);
    assertThat(new Verifier(Progress.silent()).verify(nginx, profile))
        .hasSize(2)
        .allMatch(Verification::works);

    try (Mutator mutator = Mutator.open(nginx, 2, Progress.silent())) {
      assertThat(mutator.differences(profile)).isEmpty();
      Map<String, CallUse> uses =
          mutator
              .uses(
                  profile,
                  List.of("execve", "mprotect", "bind", "sendfile", "rt_sigsuspend", "sysinfo"),
                  ofRuntime)
              .stream()
              .collect(Collectors.toMap(CallFinding::call, CallFinding::use));
      assertThat(uses)
          .containsEntry("execve", CallUse.RUNTIME)
          .containsEntry("mprotect", CallUse.LOADER)
          .containsEntry("bind", CallUse.START)
          .containsEntry("sendfile", CallUse.SERVE)
          .containsEntry("rt_sigsuspend", CallUse.STOP)
          .containsEntry("sysinfo", CallUse.NOT_NEEDED);
    }
  }

  @Test
  @Tag("long")
  void whatAProfileLacksIsFoundByTrying(Cluster cluster) {
    Manifest manifest = cluster.manifest("manifests/custom-mode.yaml");
    Diagnosis diagnosis =
        new Diagnoser(Progress.silent())
            .diagnose(
                new WorkloadUnderTest(cluster, manifest, "nginx", PLAN),
                ProfileFile.read(Path.of("profiles/fine-grained.json")));
    assertThat(diagnosis).isInstanceOf(Diagnosis.NeedsCalls.class);
    assertThat(((Diagnosis.NeedsCalls) diagnosis).needed())
        .extracting(CallFinding::call)
        .containsExactly("newfstatat");
  }

  private static Set<Phase> phases(WorkloadRecording recording, String call) {
    return recording.together().calls().stream()
        .filter(it -> it.name().equals(call))
        .findFirst()
        .orElseThrow()
        .phases();
  }
}
