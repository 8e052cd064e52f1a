package io.github.kindproof.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class K3sArgumentsTest {
  private static final KubernetesVersion ALPHA = version("v1.24.17", SeccompStage.ALPHA);
  private static final KubernetesVersion NOW = version("v1.34.11", SeccompStage.GATE_REMOVED);

  @Test
  void seccompDefaultIsAnArgumentOfTheKubelet() {
    assertThat(K3sArguments.of(intent(new SeccompDefaultNodes.All()), NOW))
        .contains("--kubelet-arg=seccomp-default=true")
        .noneMatch(argument -> argument.contains("feature-gates"));
  }

  @Test
  void whereItIsAlphaItsGateIsBesideIt() {
    assertThat(K3sArguments.of(intent(new SeccompDefaultNodes.All()), ALPHA))
        .contains("--kubelet-arg=feature-gates=SeccompDefault=true");
  }

  @Test
  void withoutItNothingIsSaidOfIt() {
    assertThat(K3sArguments.of(intent(new SeccompDefaultNodes.None()), ALPHA))
        .noneMatch(argument -> argument.contains("eccomp"));
  }

  @Test
  void gatesAreArgumentsOfTheApiServerOnly() {
    ClusterIntent intent =
        intent(new SeccompDefaultNodes.None()).withApiServerGates(List.of("One", "Two"));
    assertThat(K3sArguments.of(intent, NOW))
        .contains("--kube-apiserver-arg=feature-gates=One=true,Two=true")
        .noneMatch(argument -> argument.startsWith("--kubelet-arg=feature-gates"));
  }

  private static ClusterIntent intent(SeccompDefaultNodes nodes) {
    return new ClusterIntent(0, nodes, Optional.empty());
  }

  private static KubernetesVersion version(String name, SeccompStage stage) {
    return new KubernetesVersion(name, null, null, stage, "go1.26.0", List.of(), false);
  }
}
