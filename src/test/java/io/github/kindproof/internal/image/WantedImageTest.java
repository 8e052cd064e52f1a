package io.github.kindproof.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedImageTest {
  private static final KubernetesVersions VERSIONS =
      KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));

  @Test
  void aKubeletWithoutCriV1GetsTheRuntimeOfDebian() {
    NodeRuntime old = NodeRuntimes.read(Path.of("runtimes.yaml")).get("1.6");

    assertThat(variables("1.22"))
        .containsEntry("CONTAINERD", old.containerd().orElseThrow())
        .containsEntry("RUNC", old.oci().orElseThrow().version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.24", "1.34", "latest"})
  void anyOtherGetsTheOneOfTheRecipe(String version) {
    assertThat(variables(version)).doesNotContainKeys("CONTAINERD", "RUNC");
  }

  private static Map<String, String> variables(String version) {
    return WantedImage.node(VERSIONS.get(version)).variables();
  }
}
