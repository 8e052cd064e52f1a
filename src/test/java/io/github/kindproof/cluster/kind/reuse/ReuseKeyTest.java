package io.github.kindproof.cluster.kind.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.kind.config.KindConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReuseKeyTest {
  private static final Map<String, String> FACTS = Map.of("image", "sha256:1", "kind", "v0.33.0");

  private static final String PROFILES =
      """
      nodes:
      - role: control-plane
        extraMounts:
        - hostPath: ./profiles
          containerPath: /var/lib/kubelet/seccomp/profiles
      """;

  @TempDir Path folder;

  @Test
  void theSameIsFoundAgain() throws IOException {
    assertThat(key(PROFILES, folder, FACTS)).isEqualTo(key(PROFILES, folder, FACTS));
  }

  @Test
  void eachByteOfTheConfigCounts() throws IOException {
    assertThat(key(PROFILES + "# a comment\n", folder, FACTS))
        .isNotEqualTo(key(PROFILES, folder, FACTS));
  }

  @Test
  void theFolderCountsIfItIsMounted() throws IOException {
    Path other = folder.resolve("other");
    assertThat(key(PROFILES, other, FACTS)).isNotEqualTo(key(PROFILES, folder, FACTS));
    assertThat(key("", other, FACTS)).isEqualTo(key("", folder, FACTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "kind", "kubernetes"})
  void eachFactCounts(String fact) throws IOException {
    Map<String, String> other = new TreeMap<>(FACTS);
    other.put(fact, "another");
    assertThat(key(PROFILES, folder, other)).isNotEqualTo(key(PROFILES, folder, FACTS));
  }

  @Test
  void fixedPortsOfTheHostAreNoticed() throws IOException {
    assertThat(ReuseKey.takesPorts(config(PROFILES, folder))).isFalse();
    assertThat(
            ReuseKey.takesPorts(
                config(
                    """
                    nodes:
                    - role: control-plane
                      extraPortMappings:
                      - containerPort: 80
                        hostPort: 8080
                    """,
                    folder)))
        .isTrue();
    assertThat(ReuseKey.takesPorts(config("networking: {apiServerPort: 6443}\n", folder))).isTrue();
  }

  private String key(String nodes, Path root, Map<String, String> facts) throws IOException {
    return ReuseKey.of(config(nodes, root), new TreeMap<>(facts));
  }

  private KindConfig config(String nodes, Path root) throws IOException {
    Path file = folder.resolve("config.yaml");
    Files.writeString(file, "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n" + nodes);
    return KindConfig.read(file, root);
  }
}
