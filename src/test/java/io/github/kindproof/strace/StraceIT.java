package io.github.kindproof.strace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.image.build.TestImages;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.record.ContainerCalls;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.workload.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recording of a workload and strace's log of the very same run have the same calls. */
@SeccompTest(
    seccompDefault = "none",
    workers = 0,
    kubernetes = "default",
    runtimes = {"1.6", "own"})
@Tag("long")
class StraceIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx",
        "redis",
        "python",
        "go-server",
        "java-server",
        "postgresql",
        "shell",
      })
  void straceSawTheSameCalls(String workload, Cluster cluster, Harness harness) {
    TestImages.build(harness.tools().engine().docker(), "strace", Map.of(), "kindproof/strace:1");
    Manifest manifest = cluster.manifest("manifests/workloads/" + workload + ".yaml");
    cluster.apply("src/test/manifests/strace.yaml").pod("strace"); // brings the image
    try (StracedNode node = StracedNode.begin(cluster.nodes().get(0))) {
      WorkloadRecording recording =
          new Recorder(cluster, Progress.silent())
              .record(manifest, workload, new RecordingPlan(LifePlan.of(exercise(workload)), 1));

      assertThat(recording.losses()).isEmpty();
      for (ContainerCalls recorded : recording.containers()) {
        assertThat(recorded.names())
            .as(recorded.container())
            .isEqualTo(node.calls(workload, recorded.container()));
      }
    }
  }

  private static Exercise exercise(String workload) {
    Path script = Path.of("exercises", workload + ".sh");
    return Files.exists(script)
        ? Exercise.of(script.toString(), Duration.ofMinutes(2))
        : Exercise.none();
  }
}
