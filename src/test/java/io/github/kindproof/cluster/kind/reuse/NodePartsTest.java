package io.github.kindproof.cluster.kind.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodePartsTest {
  private static final String OUTPUT =
      """
      = files
      0f1e  /etc/containerd/config.toml
      a1b2  /etc/a file  with blanks
      = programs
      59704,1795953595.11  /usr/local/bin/runc
      = services
      2090624715  kubelet
      = images
      {"images": [{"id": "sha256:1", "repoTags": ["docker.io/library/nginx:1", "web:2"]},
       {"id": "sha256:2", "repoTags": []}]}
      """;

  @Test
  void partsHaveTheirValues() {
    NodeParts parts = NodeParts.parse(OUTPUT);
    assertThat(parts.files())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "/etc/containerd/config.toml", "0f1e",
                "/etc/a file  with blanks", "a1b2",
                "/usr/local/bin/runc", "59704,1795953595.11"));
    assertThat(parts.services()).containsExactly(Map.entry("kubelet", "2090624715"));
    assertThat(parts.images())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "docker.io/library/nginx:1", "sha256:1",
                "web:2", "sha256:1",
                "sha256:2", "sha256:2"));
  }

  /** An empty inventory would be equal to another one. */
  @Test
  void aNodeThatSaysNothingIsAFault() {
    assertThatThrownBy(
            () -> NodeParts.parse(OUTPUT.replace("= files", "").replace("= programs", "")))
        .isInstanceOf(EnvironmentException.class);
    assertThatThrownBy(() -> NodeParts.parse("")).isInstanceOf(EnvironmentException.class);
  }
}
