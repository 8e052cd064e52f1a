package io.github.kindproof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.diff.AllowList;
import io.github.kindproof.upgrade.diff.SideJson;
import io.github.kindproof.upgrade.diff.UpgradeDiff;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;

/** Code that pages show and no suite runs as it stands: compiled, so that it stays true. */
final class Snippets {
  private Snippets() {}

  static void pods(Cluster cluster) {
    Workload shop = cluster.apply("shop.yaml");
    assertThat(shop.pod("web")).isRunning(); // one pod
    assertThat(shop.pods("web"))
        .hasSize(2) // each replica
        .allSatisfy(pod -> assertThat(pod).isRunning());
    assertThat(shop.pods())
        .allSatisfy(pod -> assertThat(pod).isRunning()); // all pods of all objects
  }

  static void containers(Cluster cluster) {
    PodObservation pod = cluster.apply("shop.yaml").pod("web");
    assertThat(pod).isCrashLooping().failedWith(Errno.EPERM);
    assertThat(pod.deciding().name()).isEqualTo("proxy");
    assertThat(pod.container("web")).isRunning().hasProfile("profiles/web.json");
  }

  static void processes(Cluster cluster) {
    PodObservation pod = cluster.apply("shop.yaml").pod("web");
    assertThat(pod).everyProcess().isConfinedAsItsSpecSays();
    assertThat(pod).everyProcess().hasFilter();
    assertThat(pod.container("sidecar")).everyProcess().hasSeccomp(SeccompMode.FILTERING);
  }

  static void nodesOfSeveralVersions(Cluster cluster) {
    for (NodeShell node : cluster.nodes()) {
      try (Workload shop = cluster.apply(cluster.manifest("shop.yaml").on(node.container()))) {
        assertThat(shop.pod("web")).isRunning().everyProcess().isConfinedAsItsSpecSays();
      }
    }
  }

  static void filters(Cluster cluster) {
    Workload workload = cluster.apply("web.yaml");
    PodObservation pod = workload.withFilters(workload.pod("web"));
    assertThat(pod).runsTheFilterOf("profiles/mine.json");
    assertThat(pod.container("proxy")).runsTheFilterOf("profiles/proxy.json");
  }

  static void notCreated(Cluster cluster) {
    assertThat(cluster.apply("restricted.yaml").pod("web"))
        .isNotCreated()
        .withMessage("violates PodSecurity \"restricted:latest\"");
  }

  static void killed(PodObservation pod) {
    assertThat(pod).isKilledByFilter(SeccompAction.KILL_THREAD).forWantOf("execve");
  }

  static void upgrade(Path before, Path after) {
    UpgradeDiff diff =
        UpgradeDiff.of(SideJson.read(before), SideJson.read(after), AllowList.none());
    assertThat(diff).hasNothingWorse();
  }
}
