package io.github.kindproof.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OCI | v1.37.2 | a kubelet of v1.37.2 does not know the type OCI and runs the container"
            + " Unconfined",
        "OCI | v1.38.0-beta.0 | a kubelet of v1.38.0-beta.0 does not know the type OCI and does not"
            + " start the container",
        "OCI | v1.39.0 | ''",
        "RuntimeDefault | v1.22.17 | ''",
        "Localhost | v1.37.2 | ''",
        "Unconfined | v1.37.2 | ''",
      })
  void theConsequenceOfATypeDependsOnTheKubelet(String type, String kubelet, String consequence) {
    assertThat(ProfileTypes.consequence(type, KubernetesVersion.notBuilt(kubelet)).orElse(""))
        .isEqualTo(consequence);
  }

  @ParameterizedTest
  @CsvSource({"v1.37.2, false", "v1.38.0-beta.0, true", "v1.39.0, true"})
  void theGateIsKnownFrom138(String apiServer, boolean known) {
    assertThat(ProfileTypes.hasOciGate(KubernetesVersion.notBuilt(apiServer))).isEqualTo(known);
  }
}
