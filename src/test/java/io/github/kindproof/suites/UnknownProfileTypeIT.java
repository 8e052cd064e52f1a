package io.github.kindproof.suites;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An API server of 1.38 that accepts a profile type which no kubelet knows: its own kubelet refuses
 * the container, older ones run it without a filter, and only the state of the process shows that.
 */
@Tag("long")
@SeccompTest(
    nodes = {"1.38", "1.37", "1.35"},
    apiServerGates = "SecurityProfileOCI",
    profiles = "src/test/profiles")
class UnknownProfileTypeIT {
  private static final Manifest MANIFEST =
      Manifest.read(Path.of("src/test/manifests/oci-profile.yaml"));

  @Test
  void theNewKubeletRefusesTheContainer(Cluster cluster) {
    String node = cluster.nodes().get(0).container();
    try (Workload workload = cluster.apply(MANIFEST.on(node))) {
      assertThat(workload.pod("oci-profile"))
          .isRefused()
          .withMessage("Pod requires node features that are not available: SecurityProfileOCI");
    }
  }

  @Test
  void anOlderKubeletRunsItWithoutAFilter(Cluster cluster) {
    List<NodeShell> older = cluster.nodes().subList(1, 3);
    for (NodeShell node : older) {
      try (Workload workload = cluster.apply(MANIFEST.on(node.container()))) {
        var pod = workload.pod("oci-profile");
        assertThat(pod).isRunning().isOn(node.container());
        assertThat(pod.vanishedConfinement()).hasSize(1);
        assertThat(pod.container("of-unknown-type")).hasLostItsConfinement();
        assertThat(pod.container("of-unknown-type")).hasSeccomp(SeccompMode.DISABLED);
        assertThat(pod.container("filtered")).hasSeccomp(SeccompMode.FILTERING);
        assertThat(pod.vanishedConfinement())
            .singleElement()
            .asString()
            .contains("of-unknown-type", "does not know the type OCI");
        assertThatThrownBy(() -> assertThat(pod).everyProcess().isConfinedAsItsSpecSays())
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("has no filter and should have OCI, named by the container")
            .hasMessageContaining("kubelets before 1.38 run such a container Unconfined");
      }
    }
  }

  @Test
  void theNewSchedulerFindsNoNodeForIt(Cluster cluster) {
    try (Workload workload = cluster.apply(MANIFEST)) {
      await("an event of the scheduler")
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> events(cluster, workload),
              seen -> seen.contains("2 node(s) didn't match Pod's required features"));
    }
  }

  @Test
  void noPodOfAKnownTypeIsLessConfinedThanItsSpecSays(Cluster cluster) {
    NodesOfSeveralVersionsIT.isConfinedOnEachNode(cluster, SeccompMode.DISABLED);
  }

  private static String events(Cluster cluster, Workload workload) {
    return cluster
        .client()
        .v1()
        .events()
        .inNamespace(workload.namespace())
        .list()
        .getItems()
        .stream()
        .map(Event::getMessage)
        .collect(joining("\n"));
  }
}
