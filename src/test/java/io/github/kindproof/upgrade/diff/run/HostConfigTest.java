package io.github.kindproof.upgrade.diff.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.kind.config.KindConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostConfigTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.yaml",
        "seccomp-default.yaml",
        "seccomp-default-alpha.yaml",
        "canary.yaml",
        "canary-alpha.yaml"
      })
  void thePatchStandsBesideThoseOfTheCluster(String name) throws IOException {
    Path source = Path.of("kind-configs", name);
    int patches = patches(source);
    Path copy = HostConfig.patched(source, folder.resolve(name));
    assertThat(patches(copy)).isEqualTo(patches + 1);
    assertThat(Files.readString(copy)).contains("failCgroupV1: false");
  }

  @Test
  void alsoWhereTheListIsIndentedOrComesFirst() throws IOException {
    Path config = folder.resolve("indented.yaml");
    Files.writeString(
        config,
        """
        kubeadmConfigPatches:
          - |
            kind: KubeletConfiguration
            seccompDefault: true
        kind: Cluster
        apiVersion: kind.x-k8s.io/v1alpha4""");
    assertThat(patches(HostConfig.patched(config, folder.resolve("copy.yaml")))).isEqualTo(2);
  }

  private static int patches(Path config) {
    return KindConfig.read(config, Path.of("").toAbsolutePath())
        .tree()
        .items("kubeadmConfigPatches")
        .size();
  }
}
