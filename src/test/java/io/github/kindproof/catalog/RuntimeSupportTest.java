package io.github.kindproof.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeSupportTest {
  private static final String RULE =
      "a kubelet of v1.22.17 cannot use containerd 2.4.2, which has removed v1alpha2 of the CRI";

  @ParameterizedTest
  @CsvSource({
    "v1.22.17, 2.4.2, false",
    "v1.22.17, 2.0.0-rc.1, false",
    "v1.22.17, 1.7.35, true",
    "v1.22.17, '', true",
    "v1.23.0, 2.4.2, true",
    "v1.38.0-beta.0, 2.4.2, true",
  })
  void whatAKubeletCanUse(String version, String containerd, boolean can) {
    assertThat(RuntimeSupport.violation(kubelet(version), runtime(containerd)).isEmpty())
        .isEqualTo(can);
  }

  @Test
  void noSpecHasANodeThatCannotUseItsRuntime() {
    ClusterIntent intent = new ClusterIntent(1, new SeccompDefaultNodes.None(), Optional.empty());
    ClusterSpec old = ClusterSpec.of(intent, kubelet("v1.22.17"));
    assertThat(old.with(runtime("1.6.20")).runtime().containerd()).hasValue("1.6.20");
    assertThatThrownBy(() -> old.with(runtime("2.4.2")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(RULE);

    ClusterSpec newer = ClusterSpec.of(intent, kubelet("v1.24.17")).with(runtime("2.4.2"));
    assertThatThrownBy(() -> newer.withWorkers(List.of(kubelet("v1.22.17"))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(RULE);
  }

  private static KubernetesVersion kubelet(String version) {
    return KubernetesVersion.notBuilt(version);
  }

  private static NodeRuntime runtime(String containerd) {
    return NodeRuntime.combination(
        Optional.of(containerd).filter(it -> !it.isEmpty()), Optional.empty(), Optional.empty());
  }
}
