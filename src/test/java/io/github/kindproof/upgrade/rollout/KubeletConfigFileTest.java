package io.github.kindproof.upgrade.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import org.junit.jupiter.api.Test;

class KubeletConfigFileTest {
  private static final NodeChange.SeccompDefault PLAIN = new NodeChange.SeccompDefault(false);
  private static final NodeChange.SeccompDefault GATED = new NodeChange.SeccompDefault(true);

  private static final String FILE =
      """
      apiVersion: kubelet.config.k8s.io/v1beta1
      authentication:
        anonymous:
          enabled: false
      featureGates:
        KubeletInUserNamespace: true
      clusterDNS:
      - 10.96.0.10
      failSwapOn: false
      kind: KubeletConfiguration
      """;

  @Test
  void oneFieldIsAddedAndAllOthersStay() {
    assertThat(KubeletConfigFile.with(PLAIN, FILE))
        .contains("seccompDefault: true", "enabled: false", "10.96.0.10", "failSwapOn: false")
        .contains("KubeletInUserNamespace: true")
        .doesNotContain("SeccompDefault: true");
  }

  @Test
  void otherWordsForBooleansStayBooleans() {
    assertThat(KubeletConfigFile.with(PLAIN, "failSwapOn: off\nclusterDomain: 'off'\n"))
        .contains("failSwapOn: false", "clusterDomain: \"off\"");
  }

  @Test
  void theGateIsSetBesideItInTheSameFile() {
    assertThat(KubeletConfigFile.with(GATED, FILE))
        .contains("seccompDefault: true", "KubeletInUserNamespace: true", "SeccompDefault: true");
    assertThat(KubeletConfigFile.with(GATED, "kind: x"))
        .contains("featureGates:\n  SeccompDefault: true");
  }

  @Test
  void aFileThatIsNoneIsTold() {
    assertThatThrownBy(() -> KubeletConfigFile.with(PLAIN, "a: [1"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("config.yaml:1: not valid YAML");
    assertThatThrownBy(() -> KubeletConfigFile.with(PLAIN, "text"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("no fields");
  }
}
