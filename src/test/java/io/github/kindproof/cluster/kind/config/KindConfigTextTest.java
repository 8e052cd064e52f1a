package io.github.kindproof.cluster.kind.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KindConfigTextTest {
  private static final KubernetesVersions LISTED =
      KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));
  private static final ClusterIntent ALL = intent("all");
  private static final ClusterIntent CANARY = intent("worker2");

  @TempDir Path folder;

  static Stream<KubernetesVersion> versions() {
    return Stream.concat(
        LISTED.all().stream(), Stream.of(version("v1.36.4", SeccompStage.GATE_REMOVED)));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void whatIsWrittenIsAConfigWithoutAnyWarning(KubernetesVersion kubernetes) throws IOException {
    Files.createDirectory(folder.resolve("profiles"));
    for (String nodes : List.of("none", "all", "worker", "control-plane,worker2")) {
      for (int cgroup : List.of(1, 2)) {
        ClusterIntent intent =
            new ClusterIntent(2, SeccompDefaultNodes.of("", nodes, 2), Optional.of("./profiles"));
        Path file =
            Files.writeString(
                folder.resolve("kind.yaml"), KindConfigText.of(intent, kubernetes, cgroup));
        KindConfig config = KindConfig.read(file, folder);
        assertThat(config.nodes()).isEqualTo(NodeCount.ofCluster(2));
        assertThat(config.tree().items("nodes"))
            .allSatisfy(node -> assertThat(node.items("extraMounts")).hasSize(1));
        assertThat(ConfigWarnings.of(config, kubernetes)).isEmpty();
      }
    }
  }

  @Test
  void theAlphaFieldHasItsGateBesideIt() {
    assertThat(bare(ALL, version("v1.24.17", SeccompStage.ALPHA)))
        .contains(
            "  podPidsLimit: 4096\n"
                + "  seccompDefault: true\n"
                + "  featureGates:\n"
                + "    SeccompDefault: true\n");
    assertThat(bare(ALL, version("v1.26.14", SeccompStage.BETA)))
        .contains("  seccompDefault: true\n")
        .doesNotContain("featureGates");
  }

  @Test
  void theAlphaArgumentHasItsGateBesideIt() {
    assertThat(bare(CANARY, version("v1.24.17", SeccompStage.ALPHA)))
        .containsOnlyOnce(
            """
                  kubeletExtraArgs:
                    seccomp-default: "true"
                    feature-gates: SeccompDefault=true
            """);
  }

  @Test
  void argumentsAreAListInTheNewestKubeadm() {
    assertThat(bare(CANARY, version("v1.36.4", SeccompStage.GATE_REMOVED)))
        .containsOnlyOnce(
            """
                kind: JoinConfiguration
                nodeRegistration:
                  kubeletExtraArgs:
                  - name: seccomp-default
                    value: "true"
            """);
  }

  @ParameterizedTest
  @CsvSource({"v1.36.4, 1, true", "v1.36.4, 2, false", "v1.34.11, 1, false"})
  void cgroupV1IsAllowedOnlyWhereItIsRefused(String version, int cgroup, boolean written) {
    String text =
        KindConfigText.of(intent("none"), version(version, SeccompStage.GATE_REMOVED), cgroup);
    assertThat(text.contains("failCgroupV1: false")).isEqualTo(written);
  }

  @Test
  void aNameOfNoNodeIsRefused() {
    assertThatThrownBy(() -> SeccompDefaultNodes.of("--seccomp-default", "worker3", 2))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "--seccomp-default: there is no node 'worker3'; "
                + "use all, none, or names from control-plane,worker,worker2");
  }

  @Test
  void nodesOfSeveralVersionsHaveImagesAndFormsOfTheirOwn() {
    List<KindConfigText.NodeImage> nodes =
        Stream.of("v1.33.1", "v1.30.14", "v1.31.0")
            .map(it -> version(it, SeccompStage.GATE_REMOVED))
            .map(it -> new KindConfigText.NodeImage(it, "node:" + it.version()))
            .toList();
    String text = KindConfigText.of(intent("worker"), nodes.get(0).kubernetes(), nodes, 2);
    assertThat(text.lines().filter(it -> it.contains("image:")))
        .satisfiesExactly(
            it -> assertThat(it).contains("image: node:v1.33.1"),
            it -> assertThat(it).contains("image: node:v1.30.14"),
            it -> assertThat(it).contains("image: node:v1.31.0"));
    assertThat(text).contains("in the kubeadm API of v1.30.14");
  }

  @Test
  void gatesAreForTheApiServerOnly() {
    ClusterIntent intent = intent("none").withApiServerGates(List.of("One", "Two"));
    String before = "- |\n  kind: ClusterConfiguration\n  apiServer:\n    extraArgs:\n";
    assertThat(bare(intent, version("v1.38.0", SeccompStage.GATE_REMOVED)))
        .contains(before + "      - name: feature-gates\n        value: One=true,Two=true\n")
        .doesNotContain("featureGates");
    assertThat(bare(intent, version("v1.34.11", SeccompStage.GATE_REMOVED)))
        .contains(before + "        feature-gates: One=true,Two=true\n");
  }

  private static ClusterIntent intent(String nodes) {
    return new ClusterIntent(2, SeccompDefaultNodes.of("", nodes, 2), Optional.empty());
  }

  /** Without comments. */
  private static String bare(ClusterIntent intent, KubernetesVersion kubernetes) {
    return KindConfigText.of(intent, kubernetes, 2).replaceAll(" +#.*", "");
  }

  private static KubernetesVersion version(String version, SeccompStage stage) {
    return new KubernetesVersion(
        version, "kindest/node:" + version, null, stage, "go1.26.5", List.of(), false);
  }
}
