package io.github.kindproof.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSkewTest {
  @ParameterizedTest
  @CsvSource({
    "v1.37.0, v1.37.0",
    "v1.37.0, v1.37.9",
    "v1.37.0, v1.34.11",
    "v1.28.15, v1.25.1",
    "v1.27.16, v1.25.1",
  })
  void isSupported(String controlPlane, String kubelet) {
    assertThat(violation(controlPlane, kubelet)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1.34.11 | v1.35.8 | a kubelet of v1.35.8 is newer than an API server of v1.34.11, which"
            + " Kubernetes does not support",
        "v1.37.0 | v1.33.1 | a kubelet of v1.33.1 is 4 minor versions older than an API server of"
            + " v1.37.0, and Kubernetes supports 3",
        "v1.27.16 | v1.24.17 | a kubelet of v1.24.17 is 3 minor versions older than an API server"
            + " of v1.27.16, and Kubernetes supports 2",
      })
  void isRefusedWithItsRule(String controlPlane, String kubelet, String rule) {
    assertThat(violation(controlPlane, kubelet)).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "v1.38.0, v1.37.2 v1.35.8",
    "v1.37.0, v1.35.8 v1.34.11",
    "v1.28.15, v1.26.15",
    "v1.27.16, v1.26.15",
    "v1.30.1, ''",
  })
  void olderVersionsAreTheNewestOfEachSupportedMinor(String controlPlane, String older) {
    List<KubernetesVersion> known =
        Stream.of("v1.34.11", "v1.24.17", "v1.37.0", "v1.37.2", "v1.35.8", "v1.26.15")
            .map(KubernetesVersion::notBuilt)
            .toList();
    assertThat(VersionSkew.supportedOlder(KubernetesVersion.notBuilt(controlPlane), known))
        .extracting(KubernetesVersion::version)
        .isEqualTo(older.isEmpty() ? List.of() : List.of(older.split(" ")));
  }

  private static String violation(String controlPlane, String kubelet) {
    return VersionSkew.violation(
            KubernetesVersion.notBuilt(controlPlane), KubernetesVersion.notBuilt(kubelet))
        .orElse("");
  }
}
