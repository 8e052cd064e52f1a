package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.probe.AnsweredProbe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two defects of youki, beside a runtime without them. */
@Tag("long")
@SeccompTest(
    seccompDefault = "all",
    kubernetes = "v1.34.11",
    runtimes = {"own", "youki"})
class YoukiIT {
  private static final String NAMESPACES = "clone(CLONE_NEWUSER)";

  @Test
  void itsRuntimeDefaultDoesNotRestrictClone(Cluster cluster, NodeRuntime runtime) {
    AnsweredProbe probe = AnsweredProbe.of(cluster.apply("manifests/probe.yaml"), "probe");

    assertThat(probe.report().blockedBySeccomp()).contains("keyctl", "unshare", "clone3");
    assertThat(probe.report().blockedBySeccomp().contains(NAMESPACES)).isEqualTo(runtime.isOwn());
  }

  @Test
  void aProgramThatItExecutesHasNoFilter(Cluster cluster, NodeRuntime runtime) {
    PodObservation pod = AnsweredProbe.of(cluster.apply("manifests/probe.yaml"), "probe").pod();

    assertThat(pod).isRunning().hasSeccomp(SeccompMode.FILTERING);
    NodeShell node = cluster.node(pod.node());
    String container = pod.containerId().orElseThrow();
    assertThat(node.command("crictl", "exec", container, "/probe", "--json").output())
        .contains("\"seccomp\":" + (runtime.isOwn() ? 2 : 0));
  }
}
