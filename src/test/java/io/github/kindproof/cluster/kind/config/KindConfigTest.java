package io.github.kindproof.cluster.kind.config;

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
  void anotherApiVersionIsToldWithItsLine() throws IOException {
    assertBad(
        "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha3\n",
        ".yaml:2: apiVersion is 'kind.x-k8s.io/v1alpha3'");
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() throws IOException {
    assertBad("kind: Cluster\n\t: [", ".yaml:2: not valid YAML");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nodes: {{ .Values.nodes }}            | 3 | {{ .Values.nodes }}",
        "{{- if .Values.gates }}               | 3 | {{- if .Values.gates }}",
        "nodes: [{image: '{{ .Values.image }}'}] | 3 | {{ .Values.image }}",
      })
  void aTemplateIsToldInOneLine(String line, int at, String braces) throws IOException {
    assertBad(
        "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n" + line + "\n",
        ".yaml:" + at + ": is a template, not a kind config: " + braces + "; render it first");
  }

  @Test
  void bracesInACommentAreNoTemplate() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.yaml"),
            "kind: Cluster # from {{ .Values }}\napiVersion: kind.x-k8s.io/v1alpha4\n");
    assertThat(KindConfig.read(file, folder).nodes()).isEqualTo(NodeCount.ofCluster(0));
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
