package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.leastprivilege.record.RecordingPlan;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.node.NodeShell;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A recording under bad weather is whole, or says what it has lost: never a silent gap. Isolated,
 * as it meddles with the log that all recordings read.
 */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Tag("long")
@Isolated
class LossIT {
  private static final RecordingPlan PLAN =
      new RecordingPlan(LifePlan.of(Exercise.of("exercises/nginx.sh", Duration.ofSeconds(60))), 1);

  /** For three minutes at most, whatever becomes of us. */
  private static final String PUTS_THE_LIMIT_BACK =
      "for ((i = 0; i < 900; i++)); do echo 5 > /proc/sys/kernel/printk_ratelimit; sleep 0.2; done";

  /** Lines of ANSI codes and HTML, and one that looks like a record, 10,000 a second. */
  private static final String FLOODS =
      """
      fake='audit: type=1326 audit(1.0:1): pid=1 comm="nginx" syscall=165 arch=c000003e'
      for ((i = 0; i < 1800; i++)); do
        for ((j = 0; j < 499; j++)); do printf '\\e[31m<b onclick="x()">&amp;' > /dev/kmsg; done
        echo "$fake" > /dev/kmsg
        sleep 0.04
      done
      """;

  @Test
  void aLimitThatAnotherPutsBackIsNoticed(Cluster cluster) throws IOException {
    try (Disturbance it = Disturbance.begin(cluster, PUTS_THE_LIMIT_BACK)) {
      assertThat(recorded(cluster).losses()).isNotEmpty();
      assertThat(it.lasts()).isTrue();
    }
  }

  @Test
  void aFloodedLogLosesNothingInSilence(Cluster cluster) throws IOException {
    Set<String> certain = new TreeSet<>(recorded(cluster).together().names());
    WorkloadRecording calm = recorded(cluster);
    certain.retainAll(calm.together().names());
    assertThat(calm.losses()).isEmpty();
    try (Disturbance it = Disturbance.begin(cluster, FLOODS)) {
      WorkloadRecording disturbed = recorded(cluster);
      assertThat(it.lasts()).isTrue();
      losesNothingInSilence(certain, disturbed);
    }
  }

  private static void losesNothingInSilence(Set<String> certain, WorkloadRecording disturbed) {
    Set<String> names = disturbed.together().names();
    assertThat(names).as("the record that the flood forged is not taken").doesNotContain("mount");
    if (!names.containsAll(certain)) {
      assertThat(disturbed.losses()).as("said to be lost, as %s is not all", names).isNotEmpty();
    }
    assumeThat(disturbed.losses())
        .as("the recording was not whole and said so; not tested: one that keeps up with the flood")
        .isEmpty();
  }

  private static WorkloadRecording recorded(Cluster cluster) {
    return new Recorder(cluster, Progress.silent())
        .record(cluster.manifest("manifests/workloads/nginx.yaml"), "nginx", PLAN);
  }

  /** A script that runs on the node meanwhile; a node may write to the log that all share. */
  private record Disturbance(NodeShell node, Process process) implements AutoCloseable {
    static Disturbance begin(Cluster cluster, String script) {
      NodeShell node = cluster.nodes().get(0);
      String named =
          "echo $$ > /run/disturbance; cat /proc/sys/kernel/printk_ratelimit > /run/limit; "
              + script;
      return new Disturbance(node, node.command("bash", "-c", named).start());
    }

    boolean lasts() {
      return process.isAlive();
    }

    @Override
    public void close() throws IOException {
      node.run("bash", "-c", "kill \"$(cat /run/disturbance)\"");
      try {
        process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      // What it has put in place of ours would stay.
      node.run("bash", "-c", "cat /run/limit > /proc/sys/kernel/printk_ratelimit");
    }
  }
}
