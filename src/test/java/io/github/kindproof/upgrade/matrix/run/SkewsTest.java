package io.github.kindproof.upgrade.matrix.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.upgrade.matrix.MatrixChoice;
import io.github.kindproof.upgrade.matrix.NodeKind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkewsTest {
  private static final KubernetesVersions KNOWN =
      KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));

  @Test
  void withoutNamesTheWorkersAreTheListedOnesThatKubernetesSupports() {
    assertThat(workers("1.37")).containsExactly("v1.36.4", "v1.35.8", "v1.34.11");
    assertThat(workers("1.38")).containsExactly("v1.37.0", "v1.36.4", "v1.35.8");
    assertThat(workers("1.34")).isEmpty();
  }

  @Test
  void namedWorkersComeInTheOrderOfTheirVersions() {
    assertThat(workers("1.37", "1.34", "1.36")).containsExactly("v1.36.4", "v1.34.11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.34 | 1.35 | is newer than an API server of v1.34.11, which Kubernetes does not support",
        "1.38 | 1.34 | is 4 minor versions older than an API server of v1.38.0-beta.0, and"
            + " Kubernetes supports 3",
        "1.37 | 1.37 | is not the only node of its minor version",
        "1.37 | 1.36,v1.36.1 | is not the only node of its minor version",
      })
  void whatKubernetesDoesNotSupportIsRefusedWithItsRule(
      String controlPlane, String workers, String rule) {
    assertThatThrownBy(() -> workers(controlPlane, workers.split(",")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("--workers v1.")
        .hasMessageContaining(rule);
  }

  @Test
  void eachNodeIsNamedByItsDistance() {
    assertThat(skew("1.37", "1.36", "1.34"))
        .isEqualTo(
            new MatrixChoice.Skew(
                List.of(NodeKind.AS_NEW, NodeKind.ONE_BEHIND, NodeKind.THREE_BEHIND), false));
    assertThat(skew("1.38", "1.36"))
        .isEqualTo(new MatrixChoice.Skew(List.of(NodeKind.AS_NEW, NodeKind.TWO_BEHIND), true));
    assertThat(Skews.skew(KNOWN.get("1.34"), List.of()).nodes()).isEmpty();
    assertThat(NodeKind.THREE_BEHIND.minorsBehind()).isEqualTo(3);
    assertThat(NodeKind.AS_NEW.minorsBehind()).isZero();
    assertThat(NodeKind.WITH_DEFAULT.minorsBehind()).isZero();
  }

  private static MatrixChoice.Skew skew(String controlPlane, String... workers) {
    return Skews.skew(KNOWN.get(controlPlane), Stream.of(workers).map(KNOWN::get).toList());
  }

  private static List<String> workers(String controlPlane, String... named) {
    KubernetesVersion version = KNOWN.get(controlPlane);
    return Skews.of(List.of(version), Stream.of(named).map(KNOWN::get).toList(), KNOWN.releases())
        .getOrDefault(version.version(), List.of())
        .stream()
        .map(KubernetesVersion::version)
        .toList();
  }
}
