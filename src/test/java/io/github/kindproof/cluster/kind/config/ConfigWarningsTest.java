package io.github.kindproof.cluster.kind.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigWarningsTest {
  private static final KubernetesVersion ALPHA = version("v1.24.17", SeccompStage.ALPHA);
  private static final KubernetesVersion BETA = version("v1.26.14", SeccompStage.BETA);
  private static final KubernetesVersion GA = version("v1.28.15", SeccompStage.GENERALLY_AVAILABLE);
  private static final KubernetesVersion TODAY = version("v1.34.11", SeccompStage.GATE_REMOVED);
  private static final KubernetesVersion WITH_LISTS = version("v1.36.4", SeccompStage.GATE_REMOVED);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "plain, v1.24.17",
    "seccomp-default-alpha, v1.24.17",
    "canary-alpha, v1.24.17",
    "profiles, v1.24.17",
    "plain, v1.34.11",
    "seccomp-default, v1.34.11",
    "canary, v1.34.11",
    "profiles, v1.34.11",
    "canary, v1.36.4"
  })
  void ourOwnConfigsMeanWhatTheySay(String name, String version) {
    KubernetesVersion kubernetes =
        List.of(ALPHA, TODAY, WITH_LISTS).stream()
            .filter(it -> it.version().equals(version))
            .findFirst()
            .orElseThrow();
    KindConfig config =
        KindConfig.read(Path.of("kind-configs", name + ".yaml"), Path.of("").toAbsolutePath());
    assertThat(ConfigWarnings.of(config, kubernetes)).isEmpty();
  }

  @Test
  void aPatchOfAnotherApiVersionIsIgnored() throws IOException {
    String patch = patchOfWorker("apiVersion: kubeadm.k8s.io/v1beta3\nkind: JoinConfiguration");
    assertWarned(patch, TODAY);
    assertWarned(
        patch,
        WITH_LISTS,
        "8: kind writes kubeadm.k8s.io/v1beta4 for v1.36.4 and ignores a patch of");
    assertWarned(
        patchOfCluster("kind: KubeletConfiguration\napiVersion: kubelet.config.k8s.io/v1"),
        TODAY,
        "6: kind writes kubelet.config.k8s.io/v1beta1 for v1.34.11");
  }

  @Test
  void aPatchOfAnUnknownKindIsIgnored() throws IOException {
    assertWarned(
        patchOfCluster("kind: KubeletConfig\nseccompDefault: true"),
        TODAY,
        "5: kind writes no document of kind 'KubeletConfig'");
  }

  @Test
  void aJsonPatchOfAnotherApiVersionIsIgnored() throws IOException {
    String patch =
        """
        kubeadmConfigPatchesJSON6902:
        - group: kubeadm.k8s.io
          version: v1beta4
          kind: ClusterConfiguration
          patch: "[]"
        """;
    assertWarned(patch, WITH_LISTS);
    assertWarned(patch, TODAY, "5: kind writes kubeadm.k8s.io/v1beta3");
  }

  @Test
  void theFirstControlPlaneNeverJoins() throws IOException {
    assertWarned(
        """
                nodes:
                - role: worker
                - role: control-plane
                  kubeadmConfigPatches:
                  - |
                    kind: JoinConfiguration
                - role: control-plane
                  kubeadmConfigPatches:
                  - |
                    kind: JoinConfiguration
                """,
        TODAY,
        "8: the first control plane initializes the cluster and never joins");
    assertWarned(patchOfCluster("kind: JoinConfiguration"), TODAY, "5: the first control plane");
  }

  @Test
  void aNodeWithoutARoleIsAControlPlane() throws IOException {
    assertWarned(
        """
        nodes:
        - kubeadmConfigPatches:
          - |
            kind: JoinConfiguration
        """,
        TODAY,
        "6: the first control plane initializes the cluster and never joins");
  }

  @Test
  void aNodeThatJoinsTakesTheClustersKubeletConfiguration() throws IOException {
    assertWarned(
        patchOfWorker("kind: KubeletConfiguration\nseccompDefault: true"),
        TODAY,
        "8: KubeletConfiguration of a joining node is ignored");
  }

  @Test
  void argumentsInAMappingAreDroppedFromAPatchThatNamesV1beta4() throws IOException {
    String patch =
        """
        kind: JoinConfiguration
        apiVersion: kubeadm.k8s.io/v1beta4
        nodeRegistration:
          kubeletExtraArgs:
            seccomp-default: "true"
        """;
    assertWarned(patchOfWorker(patch), WITH_LISTS, "12: kind drops arguments in a mapping");
    String list =
        patch.replace("  seccomp-default: \"true\"", "- {name: seccomp-default, value: \"true\"}");
    assertWarned(patchOfWorker(list), WITH_LISTS);
  }

  @Test
  void theGateIsRefusedWhereItIsGone() throws IOException {
    String cluster = "featureGates:\n  SeccompDefault: true\n";
    assertWarned(cluster, TODAY, "4: the gate SeccompDefault is unknown to v1.34.11");
    String both = cluster + patchOfCluster("kind: KubeletConfiguration\nseccompDefault: true");
    assertWarned(both, ALPHA);
    assertWarned(both, BETA);
    assertWarned(both, GA);
    assertWarned(
        patchOfCluster("kind: KubeletConfiguration\nfeatureGates: {SeccompDefault: true}"),
        TODAY,
        "6: the gate");
    assertWarned(
        "featureGates:\n  SeccompDefault: false\n",
        GA,
        "4: the gate SeccompDefault is locked to true in v1.28.15");
  }

  @Test
  void anAlphaArgumentWantsItsGateAmongTheArguments() throws IOException {
    String flag =
        """
        kind: JoinConfiguration
        nodeRegistration:
          kubeletExtraArgs:
            seccomp-default: "true"
        """;
    String expected =
        "11: SeccompDefault is alpha in v1.24.17: the kubelet rejects seccomp-default";
    assertWarned(patchOfWorker(flag), ALPHA, expected);
    assertWarned(patchOfWorker(flag) + "featureGates: {SeccompDefault: true}\n", ALPHA, expected);
    assertWarned(
        patchOfWorker(flag + "    feature-gates: JobReadyPods=true,SeccompDefault=true\n"), ALPHA);
    assertWarned(patchOfWorker(flag), BETA);
  }

  @Test
  void anAlphaFieldIsContentWithAnyGate() throws IOException {
    String field = patchOfCluster("kind: KubeletConfiguration\nseccompDefault: true");
    assertWarned(
        field, ALPHA, "6: SeccompDefault is alpha in v1.24.17: the kubelet rejects seccompDefault");
    assertWarned(field + "featureGates: {SeccompDefault: true}\n", ALPHA);
    assertWarned(field, BETA);
  }

  private static String patchOfCluster(String patch) {
    return "kubeadmConfigPatches:\n- |\n" + patch.strip().indent(2);
  }

  private static String patchOfWorker(String patch) {
    return "nodes:\n- role: control-plane\n- role: worker\n  kubeadmConfigPatches:\n  - |\n"
        + patch.strip().indent(4);
  }

  /**
   * @param beginnings of all warnings that there must be, each as LINE: WHAT
   */
  private void assertWarned(String text, KubernetesVersion kubernetes, String... beginnings)
      throws IOException {
    String head = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n";
    Path file = Files.writeString(folder.resolve("config.yaml"), head + text);
    List<String> said =
        ConfigWarnings.of(KindConfig.read(file, folder), kubernetes).stream()
            .map(it -> it.line() + ": " + it.what())
            .toList();
    assertThat(said).hasSize(beginnings.length);
    assertThat(said)
        .zipSatisfy(List.of(beginnings), (it, expected) -> assertThat(it).startsWith(expected));
  }

  private static KubernetesVersion version(String version, SeccompStage stage) {
    return new KubernetesVersion(
        version, "kindest/node:" + version, null, stage, "go1.26.5", List.of(), false);
  }
}
