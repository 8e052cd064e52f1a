package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A control plane that is ahead of its workers as far as Kubernetes supports: with any type of
 * profile, or none, no pod is less confined on an old node than its spec says.
 */
@Tag("long")
@SeccompTest(
    nodes = {"v1.37.0", "v1.34.11"},
    profiles = "src/test/profiles")
class NodesOfSeveralVersionsIT {
  @Test
  void eachNodeHasItsVersion(Cluster cluster) {
    assertThat(
            cluster.client().nodes().list().getItems().stream()
                .sorted(Comparator.comparing((Node node) -> node.getMetadata().getName()))
                .map(node -> node.getStatus().getNodeInfo().getKubeletVersion()))
        .containsExactlyElementsOf(
            cluster.spec().versions().stream().map(KubernetesVersion::version).toList());
  }

  @Test
  void noPodIsLessConfinedThanItsSpecSays(Cluster cluster) {
    isConfinedOnEachNode(cluster, SeccompMode.DISABLED);
  }

  /**
   * @param unset the mode of a container that names no profile
   */
  static void isConfinedOnEachNode(Cluster cluster, SeccompMode unset) {
    Manifest manifest = Manifest.read(Path.of("src/test/manifests/every-type.yaml"));
    for (NodeShell node : cluster.nodes()) {
      try (Workload workload = cluster.apply(manifest.on(node.container()))) {
        var pod = workload.pod("every-type");
        assertThat(pod).isRunning().isOn(node.container());
        assertThat(pod).everyProcess().isConfinedAsItsSpecSays();
        assertThat(pod.vanishedConfinement()).isEmpty();
        assertThat(pod.container("runtime-default")).hasSeccomp(SeccompMode.FILTERING);
        assertThat(pod.container("localhost")).hasSeccomp(SeccompMode.FILTERING);
        assertThat(pod.container("unset")).hasSeccomp(unset);
        assertThat(pod.container("unconfined")).hasSeccomp(SeccompMode.DISABLED);
      }
    }
  }
}
