package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.leastprivilege.verify.Verifier;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Workloads that are hard to record, and nodes that do not record: each ends, with one line that
 * says what is wrong, and the next recording is as good as any. Isolated, as one of these changes
 * what all nodes log.
 */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
@Isolated
class BadWeatherIT {
  private static final Duration SETTLED = Duration.ofSeconds(25);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String NGINX = "manifests/workloads/nginx.yaml";
  private static final String LOGGED = "/proc/sys/kernel/seccomp/actions_logged";

  @Test
  void oneThatIsNeverReadyIsNotWaitedForForever(Cluster cluster) {
    assertThatThrownBy(
            () ->
                record(
                    ClusterBuilder.like(cluster).settling(SETTLED).build(),
                    "never-ready",
                    Exercise.none()))
        .isInstanceOf(WorkloadNotWorkingException.class)
        .hasMessageContaining("never-ready is NeverReady under a profile that denies nothing")
        .hasMessageContaining("Readiness probe failed");
  }

  @Test
  void oneThatForksWithoutEndFillsItsPodAndNotTheNode(Cluster cluster) {
    assertThat(record(cluster, "forks", Exercise.none()).together().names())
        .containsAnyOf("clone", "clone3", "fork", "vfork");
    assertThat(cluster.apply(NGINX).pod("nginx")).isRunning();
  }

  @Test
  void oneThatDoesNotHearTheSignalIsKilledAndItsRecordingIsWhole(Cluster cluster) {
    WorkloadRecording recording = record(cluster, "deaf", Exercise.none());
    assertThat(recording.losses()).isEmpty();
    var profile = recording.profile(List.of()).profile();
    WorkloadUnderTest deaf =
        new WorkloadUnderTest(
            cluster, cluster.manifest(hard("deaf")), "deaf", LifePlan.of(Exercise.none()));
    assertThat(new Verifier(Progress.silent()).verify(deaf, profile)).allMatch(Verification::works);
  }

  @Test
  void aPodThatIsDeletedAtItsWorkIsNoWholeRecording(Cluster cluster) {
    Exercise deletes =
        Exercise.of(
            "docker exec "
                + cluster.nodes().get(0).container()
                + " kubectl --kubeconfig /etc/kubernetes/admin.conf delete pods --all-namespaces"
                + " --field-selector metadata.name=nginx",
            Duration.ofMinutes(1));
    assertThatThrownBy(() -> recorded(cluster, NGINX, "nginx", deletes))
        .isInstanceOf(WorkloadNotWorkingException.class)
        .hasMessage("pod nginx was deleted by somebody while it was at work");
  }

  @Test
  void anExerciseThatFailsIsTold(Cluster cluster) {
    Exercise binary = Exercise.of("head -c 3000 /dev/urandom; exit 3", LIMIT);
    assertThatThrownBy(() -> recorded(cluster, NGINX, "nginx", binary))
        .isInstanceOf(WorkloadNotWorkingException.class)
        .hasMessageContaining(
            "the exercise of pod nginx fails where nothing is denied: exit code 3");
    Exercise hangs = Exercise.of("sleep 60", Duration.ofSeconds(2));
    assertThatThrownBy(() -> recorded(cluster, NGINX, "nginx", hangs))
        .isInstanceOf(WorkloadNotWorkingException.class)
        .hasMessageContaining("did not end within 2");
  }

  @Test
  void aNodeThatDoesNotLogIsNamed(Cluster cluster) {
    NodeShell node = cluster.nodes().get(0);
    String before = node.command("cat", LOGGED).output().strip();
    log(node, before.replaceAll("\\blog\\b", "").strip());
    try {
      assertThatThrownBy(() -> recorded(cluster, NGINX, "nginx", Exercise.none()))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining("kernel.seccomp.actions_logged does not contain `log`");
    } finally {
      log(node, before);
    }
    assertThat(recorded(cluster, NGINX, "nginx", Exercise.none()).losses()).isEmpty();
  }

  private static void log(NodeShell node, String actions) {
    node.command("bash", "-c", "echo " + actions + " > " + LOGGED).output();
  }

  private static String hard(String pod) {
    return "src/test/manifests/hard/" + pod + ".yaml";
  }

  private static WorkloadRecording record(Cluster cluster, String pod, Exercise exercise) {
    return recorded(cluster, hard(pod), pod, exercise);
  }

  private static WorkloadRecording recorded(
      Cluster cluster, String manifest, String pod, Exercise exercise) {
    return new Recorder(cluster, Progress.silent())
        .record(cluster.manifest(manifest), pod, new RecordingPlan(LifePlan.of(exercise), 1));
  }
}
