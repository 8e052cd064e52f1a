package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.record.ContainerCalls;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.RuntimeCalls;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.leastprivilege.verify.Baseline;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.leastprivilege.verify.Verifier;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.WorkloadFindings;
import io.github.kindproof.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each workload's profile, recorded on one runtime, is enough on that and on a newer one; and so is
 * what minimizing leaves of it. Figures and profiles are kept in {@code
 * target/kindproof/workloads/}.
 */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default", runtimes = "1.6")
@Tag("long")
class WorkloadsIT {
  private static final Path RESULTS = Path.of("target", "kindproof", "workloads");
  private static final String NEWER = "own";
  private static final int BENCHES = 4;

  private final Verifier verifier = new Verifier(Progress.silent());

  @ParameterizedTest
  @ValueSource(
      strings = {"nginx", "redis", "python", "go-server", "java-server", "postgresql", "shell"})
  void itsProfileIsEnoughOnBothRuntimesAndSoIsTheSmallest(
      String name, Cluster older, Harness harness) throws IOException {
    try (ClusterPool.Lease lease =
        harness.pool().lease(older.spec().with(harness.runtimes().get(NEWER)))) {
      Cluster newer = ((BootResult.Booted) lease.result()).cluster();
      List<OciRuntime> others = List.of(newer.nodes().get(0).runtime().oci());
      WorkloadUnderTest here = workload(older, name);
      WorkloadUnderTest there = workload(newer, name);

      WorkloadRecording recording =
          new Recorder(older, Progress.silent())
              .record(here.manifest(), name, new RecordingPlan(here.plan(), 1));
      assertThat(recording.losses()).isEmpty();
      SeccompProfile recorded = recording.profileOf(calls(recording), others).profile();
      Baseline without = verifier.baseline(here);
      Baseline withoutThere = verifier.baseline(there);
      worksOn(here, recorded, without);
      worksOn(there, recorded, withoutThere);

      SeccompProfile smallest =
          smallest(here, recording, recorded, RuntimeCalls.kept(recording.runtime().oci(), others));
      worksOn(here, smallest, without);
      worksOn(there, smallest, withoutThere);
    }
  }

  private void worksOn(WorkloadUnderTest workload, SeccompProfile profile, Baseline without) {
    assertThat(verifier.verify(workload, profile, without))
        .hasSize(2)
        .allMatch(Verification::works);
  }

  private static SeccompProfile smallest(
      WorkloadUnderTest workload,
      WorkloadRecording recording,
      SeccompProfile recorded,
      Set<String> ofRuntimes)
      throws IOException {
    try (Mutator mutator = Mutator.open(workload, BENCHES, Progress.silent())) {
      List<CallFinding> uses = mutator.uses(recorded, recorded.allowed(), ofRuntimes);
      SeccompProfile smallest = mutator.minimized(recorded, uses);
      keep(recording, uses, recorded, smallest);
      return smallest;
    }
  }

  private static void keep(
      WorkloadRecording recording,
      List<CallFinding> uses,
      SeccompProfile recorded,
      SeccompProfile smallest)
      throws IOException {
    String name = recording.pod();
    String on = "Kubernetes %s, %s".formatted(recording.kubernetes(), recording.runtime());
    Files.createDirectories(RESULTS);
    Files.writeString(
        RESULTS.resolve(name + ".yaml"), WorkloadFindings.of(name, on, uses).toYaml());
    Files.writeString(RESULTS.resolve(name + ".json"), smallest.toJson());
    Files.writeString(
        RESULTS.resolve(name + ".txt"),
        "%s: %d calls seen, %d with those of both runtimes, %d in the smallest%n"
            .formatted(
                name,
                calls(recording).names().size(),
                recorded.allowed().size(),
                smallest.allowed().size()));
  }

  /** Those of the container that is called like its pod: an init container makes others. */
  private static ContainerCalls calls(WorkloadRecording recording) {
    return recording.containers().stream()
        .filter(each -> each.container().equals(recording.pod()))
        .findFirst()
        .orElseThrow();
  }

  private static WorkloadUnderTest workload(Cluster cluster, String name) {
    Manifest manifest = cluster.manifest("manifests/workloads/" + name + ".yaml");
    Path script = Path.of("exercises", name + ".sh");
    Exercise exercise =
        Files.exists(script)
            ? Exercise.of(script.toString(), Duration.ofMinutes(2))
            : Exercise.none();
    return new WorkloadUnderTest(cluster, manifest, name, LifePlan.of(exercise)).forContainer(name);
  }
}
