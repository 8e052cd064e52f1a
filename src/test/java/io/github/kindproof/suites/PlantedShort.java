package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.diagnose.Diagnoser;
import io.github.kindproof.leastprivilege.diagnose.Diagnosis;
import io.github.kindproof.leastprivilege.diagnose.DiagnosisText;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import java.time.Duration;
import java.util.List;

/** A workload under the profile that was recorded of it, short of one call. */
record PlantedShort(WorkloadUnderTest workload) {
  static PlantedShort of(Cluster cluster, String workload) {
    return new PlantedShort(
        new WorkloadUnderTest(
            cluster,
            cluster.manifest("manifests/workloads/" + workload + ".yaml"),
            workload,
            LifePlan.of(Exercise.of("exercises/" + workload + ".sh", Duration.ofSeconds(30)))));
  }

  /** The diagnosis names the call that the profile is short of, and no other. */
  void isFound(String call) {
    Diagnosis diagnosis = diagnosis(call);

    assertThat(diagnosis).as(text(diagnosis)).isInstanceOf(Diagnosis.NeedsCalls.class);
    assertThat(((Diagnosis.NeedsCalls) diagnosis).needed())
        .as(text(diagnosis))
        .extracting(CallFinding::call)
        .containsExactly(call);
  }

  /** The diagnosis says that the workload works without it. */
  void isNotMissed(String call) {
    Diagnosis diagnosis = diagnosis(call);

    assertThat(diagnosis).as(text(diagnosis)).isInstanceOf(Diagnosis.Works.class);
  }

  private Diagnosis diagnosis(String call) {
    WorkloadRecording recording =
        new Recorder(workload.cluster(), Progress.silent())
            .record(workload.manifest(), workload.pod(), new RecordingPlan(workload.plan(), 1));
    SeccompProfile whole = recording.profile(List.of()).profile();
    assertThat(whole.allowed()).contains(call);
    return new Diagnoser(Progress.silent()).diagnose(workload, whole.without(call));
  }

  private String text(Diagnosis diagnosis) {
    return DiagnosisText.of(workload.pod(), "runc", diagnosis);
  }
}
