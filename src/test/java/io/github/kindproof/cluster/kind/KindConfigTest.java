package io.github.kindproof.cluster.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.NodeCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindConfigTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "plain, 1",
    "seccomp-default, 1",
    "seccomp-default-alpha, 1",
    "canary, 2",
    "canary-alpha, 2",
    "profiles, 1"
  })
  void ourOwnConfigsAreGood(String name, int workers) {
    KindConfig config = KindConfig.read(Path.of("kind-configs", name + ".yaml"), HERE);
    assertThat(config.nodes()).isEqualTo(NodeCount.ofCluster(workers));
  }

  @Test
  void mountsAreFoundFromTheRoot() {
    Path config = Path.of("kind-configs/profiles.yaml");
    assertThat(KindConfig.read(config, HERE).root()).isEqualTo(HERE);
    assertThatThrownBy(() -> KindConfig.read(config, folder))
        .hasMessageContaining("does not exist (" + folder.resolve("profiles") + ")");
  }

  @Test
  void anotherApiVersionIsToldWithItsLine() throws IOException {
    assertBad(
        "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha3\n",
        ".yaml:2: apiVersion is 'kind.x-k8s.io/v1alpha3'");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() throws IOException {
    assertBad("kind: Cluster\n\t: [", ".yaml:2: not valid YAML");
  }

  @Test
  void aMountOfWhatIsNotThereIsToldWithItsLine() throws IOException {
    assertBad(
        """
        kind: Cluster
        apiVersion: kind.x-k8s.io/v1alpha4
        nodes:
        - role: control-plane
          extraMounts:
          - hostPath: ./nowhere
            containerPath: /a
        """,
        ".yaml:6: hostPath './nowhere' does not exist");
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> KindConfig.read(folder.resolve("none.yaml"), folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be read");
  }

  private void assertBad(String text, String said) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), text);
    assertThatThrownBy(() -> KindConfig.read(file, folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("\n");
  }
}
