package io.github.kindproof.upgrade.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">= 1.29        | v1.34.11    | true",
        ">= 1.29        | v1.28.15    | false",
        ">= 1.29        | v1.29.0     | true",
        "< 1.1.12       | 1.1.5       | true",
        "< 1.1.12       | 1.1.12      | false",
        "< 1.10         | v1.9.3      | true",
        "<= 1.28        | v1.28.15    | true",
        "> 1.28         | v1.28.15    | false",
        ">=1.22, < 1.25 | v1.24.17    | true",
        ">=1.22, < 1.25 | v1.25.0     | false",
        "1.34           | v1.34.11    | true",
        "= 1.34.1       | v1.34.11    | false",
        "v1.34.11       | v1.34.11    | true",
        "< 1.7          | 1.6.20~ds1  | true",
        ">= 1.2.8       | 1.2         | false",
        ">= 1           | not-version | false",
      })
  void comparesByNumbers(String range, String version, boolean contained) {
    assertThat(VersionRange.parse(range).orElseThrow().contains(version)).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "new", ">= ", "=> 1.2", "1.2 1.3", "1.2,", "^1.2"})
  void refusesWhatIsNoRange(String text) {
    assertThat(VersionRange.parse(text)).isEmpty();
  }

  @Test
  void saysWhatWasWritten() {
    assertThat(VersionRange.parse(" >= 1.29 ").orElseThrow()).hasToString(">= 1.29");
  }
}
