package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.HungProcesses;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.upgrade.matrix.Expectation;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Filters that kill the runtime, or the program, by each action and on each kind of runtime: told
 * as that in time, and nothing of it stays on the node.
 */
@SeccompTest(
    seccompDefault = "none",
    workers = 0,
    profiles = "src/test/profiles",
    kubernetes = "default",
    runtimes = {"1.6", "own", "crun"})
@Tag("long")
class FiltersThatKillIT {
  private static final Manifest POD = Manifest.read(Path.of("src/test/manifests/killed.yaml"));
  private static final Duration TOLD = Duration.ofSeconds(30);
  private static final Duration GONE = Duration.ofSeconds(30);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  @ParameterizedTest
  @CsvSource({
    "default-kill, false, KILL_THREAD",
    "default-kill, true, KILL_THREAD",
    "default-kill-process, false, KILL_PROCESS",
    "default-kill-process, true, KILL_PROCESS",
    "default-trap, false, TRAP",
    "default-trap, true, TRAP",
    "execve-kill, false, KILL_THREAD",
    "execve-kill, true, KILL_THREAD",
    "execve-kill-process, false, KILL_PROCESS",
    "execve-kill-process, true, KILL_PROCESS",
    "execve-trap, false, TRAP",
    "execve-trap, true, TRAP",
  })
  void theRuntimeIsKilled(
      String profile, boolean noEscalation, SeccompAction action, Cluster cluster) {
    observe(
        cluster,
        profile,
        noEscalation,
        pod -> {
          assertThat(pod).isKilledByFilter(action);
          assertThat(pod.outcome().killedAtStart()).isTrue();
          if (profile.startsWith("execve")) {
            assertThat(pod).forWantOf("execve");
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "mkdir-kill, KILL_THREAD",
    "mkdir-kill-process, KILL_PROCESS",
    "mkdir-trap, TRAP",
  })
  void theProgramIsKilled(String profile, SeccompAction action, Cluster cluster) {
    observe(
        cluster,
        profile,
        false,
        pod -> {
          assertThat(pod).isKilledByFilter(action);
          assertThat(pod.outcome().killedAtStart()).isFalse();
          assertThat(pod.cause().orElseThrow().exitCode()).isEqualTo(159);
          assertThat(pod).forWantOf("mkdir");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "default-errno, false",
    "default-errno, true",
    "execve-errno, false",
    "execve-errno, true",
  })
  void whatIsRefusedIsNotKilled(String profile, boolean noEscalation, Cluster cluster) {
    observe(
        cluster,
        profile,
        noEscalation,
        pod -> assertThat(pod).isCrashLooping().failedWith(Errno.EPERM));
  }

  private interface Expectation {
    void on(PodObservation pod);
  }

  private static void observe(
      Cluster cluster, String profile, boolean noEscalation, Expectation expectation) {
    Instant start = Instant.now();
    String uid;
    try (Workload workload =
        cluster.apply(
            POD.withPods(pod -> under("deadly/" + profile + ".json", noEscalation, pod)))) {
      PodObservation pod = workload.pod("killed");
      Duration took = Duration.between(start, Instant.now());
      expectation.on(pod);
      assertThat(took).isLessThan(TOLD);
      uid = pod.pod().getMetadata().getUid();
    }
    NodeShell node = cluster.nodes().get(0);
    assertThat(
            new Wait("the node without pod " + uid, GONE, INTERVAL)
                .until(() -> left(node, uid), String::isEmpty)
                .last())
        .as("what is left of it on the node after %s", GONE)
        .isEmpty();
  }

  private static Pod under(String profile, boolean noEscalation, Pod pod) {
    return new PodBuilder(pod)
        .editSpec()
        .editFirstContainer()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(noEscalation ? false : null)
        .withNewSeccompProfile("profiles/" + profile, "Localhost")
        .endSecurityContext()
        .endContainer()
        .endSpec()
        .build();
  }

  /** Its control groups, containers and the processes that hang in it. */
  private static String left(NodeShell node, String uid) {
    String look =
        "find /sys/fs/cgroup -type d -name \"*pod$1*\" -o -type d -name \"*pod$2*\";"
            + " ctr -n k8s.io containers ls -q \"labels.\\\"io.kubernetes.pod.uid\\\"==$1,"
            + "labels.\\\"io.cri-containerd.kind\\\"==container\"";
    String found =
        node.command("sh", "-c", look, "look", uid, uid.replace('-', '_')).output().strip();
    long hung =
        HungProcesses.on(node).stream()
            .filter(it -> it.podUid().filter(uid::equals).isPresent())
            .count();
    return found + (hung == 0 ? "" : "\n" + hung + " processes");
  }
}
