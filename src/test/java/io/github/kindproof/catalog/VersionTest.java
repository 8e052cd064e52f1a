package io.github.kindproof.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  @Test
  void ordersAsSemanticVersioningDoes() {
    List<Version> ordered =
        List.of(
                "not a version",
                "0.9",
                "0.33.9",
                "0.33.10",
                "v1.9.3",
                "v1.34",
                "v1.34.2",
                "v1.34.11",
                "v1.38.0-alpha.2",
                "v1.38.0-alpha.10",
                "v1.38.0-beta",
                "v1.38.0-beta.0",
                "v1.38.0-rc.1",
                "v1.38.0-rc.1.dirty",
                "v1.38.0",
                "2.0",
                "5.10.0-21-amd64")
            .stream()
            .map(Version::of)
            .toList();
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = 0; j < ordered.size(); j++) {
        assertThat(Integer.signum(ordered.get(i).compareTo(ordered.get(j))))
            .as("%s and %s", ordered.get(i), ordered.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
    assertThat(ordered.stream().sorted(Collections.reverseOrder()).findFirst())
        .hasToString("Optional[5.10.0]");
  }

  @ParameterizedTest
  @CsvSource({
    "v1.34.11, 1.34.11",
    "1.34, 1.34",
    "1.7.24~ds1, 1.7.24",
    "1.1.12-0ubuntu2~22.04.1, 1.1.12",
    "v1.34.3+k3s1, 1.34.3",
    "v1.34.3-gke.100, 1.34.3",
    "1.1.0~rc1+ds1, 1.1.0-rc1",
    "2.0.0-rc.2, 2.0.0-rc.2",
    "v0.34.0-alpha+1234, 0.34.0-alpha",
    "6.8.0-45-generic, 6.8.0",
  })
  void takesTheVersionAndNotWhatDistributionsAppend(String text, String version) {
    assertThat(Version.of(text)).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v", "vv1.2", "new", "go1.26.0", "12345678901.2"})
  void whatBeginsWithNoVersionHasNoNumbers(String text) {
    assertThat(Version.of(text).numbers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "containerd github.com/containerd/containerd/v2 v2.1.3 c1f2, 2.1.3",
    "runc version 1.3.0-rc.1, 1.3.0-rc.1",
    "go1.26.0 X:nocoverageredesign, 1.26.0",
    "devel go1.27-1234, 1.27",
  })
  void findsOneInATextOfAProgram(String text, String version) {
    assertThat(Version.in(text).orElseThrow()).hasToString(version);
  }

  @Test
  void aTextWithoutAVersionHasNone() {
    assertThat(Version.in("unknown, 5 of 7")).isEmpty();
  }

  @Test
  void aLineIsTwoNumbersAndAReleaseThree() {
    assertThat(Version.isLine("1.4")).isTrue();
    assertThat(Version.isLine("1.4.3")).isFalse();
    assertThat(Version.isRelease("1.4.3")).isTrue();
    assertThat(Version.isRelease("1.4.3-rc.1")).isFalse();
    assertThat(Version.isReleaseOrPreRelease("1.4.3-rc.1")).isTrue();
    assertThat(Version.isReleaseOrPreRelease("1.4.3")).isTrue();
    assertThat(Version.isReleaseOrPreRelease("1.4-rc.1")).isFalse();
    assertThat(Version.isReleaseOrPreRelease("1.4.3-odd")).isFalse();
    assertThat(Version.isRelease("1.4.3 ")).isFalse();
    assertThat(Version.of("1.4.3").isOfLine(Version.of("v1.4"))).isTrue();
    assertThat(Version.of("1.4.3").isOfLine(Version.of("1.5.3"))).isFalse();
  }

  @Test
  void equalVersionsAreOrderedByTheirText() {
    assertThat(Version.compare("v1.34.3+k3s1", "v1.34.3+k3s2")).isNegative();
    assertThat(Version.compare("v1.9.3", "v1.34.2")).isNegative();
    assertThat(Version.compare("v1.9.3", "v1.9.3")).isZero();
  }
}
