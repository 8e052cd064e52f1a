package io.github.kindproof.internal.io.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

/**
 * The expected values are those of {@code sigs.k8s.io/yaml}, with which kubectl reads manifests.
 */
class YamlJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "on | true",
        "yes | true",
        "y | true",
        "TRUE | true",
        "off | false",
        "No | false",
        "n | false",
        "'yes' | \"yes\"",
        "! yes | \"yes\"",
        "~ | null",
        "Null | null",
        "'' | \"\"",
        "014 | 12",
        "0o14 | 12",
        "'014' | \"014\"",
        "0x1F | 31",
        "0b11 | 3",
        "-0x1F | -31",
        "1_000 | 1000",
        "08 | 8",
        "1.30 | 1.30",
        "1e3 | 1E+3",
        ".5 | 0.5",
        "1:30 | \"1:30\"",
        "2001-01-01 | \"2001-01-01\"",
        "100m | \"100m\"",
        "inf | \"inf\""
      })
  void scalarsHaveTheTypesThatKubectlGivesThem(String yaml, String json) {
    assertThat(YamlJson.of(document("a: " + yaml)).path("a")).hasToString(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "-.INF", ".nan"})
  void kubectlRejectsNumbersThatJsonDoesNotHave(String yaml) {
    assertThatThrownBy(() -> YamlJson.of(document("\na: " + yaml)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "file.yaml:2: '" + yaml + "' is not a number; correct it, or quote it if it is text");
    assertThat(YamlJson.of(document("a: '" + yaml + "'")).path("a").asString()).isEqualTo(yaml);
  }

  /** Files of Kindproof's own: a text stays what was written. */
  @ParameterizedTest
  @ValueSource(strings = {"on", "yes", "014", "0o14", "1e3", "1.30", "0x1F"})
  void aTextKeepsItsSpelling(String yaml) {
    assertThat(PlainYaml.read("a: " + yaml, new TypeReference<Entry>() {}).a()).isEqualTo(yaml);
  }

  @ParameterizedTest
  @CsvSource({"014, 12", "0o14, 12", "0x1F, 31", "1_000, 1000", "~, 0"})
  void aNumberHasTheValueThatKubectlGivesIt(String yaml, int number) {
    assertThat(PlainYaml.read("n: " + yaml, new TypeReference<Entry>() {}).n()).isEqualTo(number);
  }

  private record Entry(String a, int n) {}

  private static YamlNode document(String yaml) {
    return YamlNode.read(Path.of("file.yaml"), yaml).get(0);
  }

  @Test
  @Timeout(60)
  void anEndlessNumberIsRejectedAtOnce() {
    YamlNode document = YamlNode.read(Path.of("a.yaml"), "a:\n  " + "9".repeat(2_000_000)).get(0);

    assertThatThrownBy(() -> YamlJson.of(document))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("a.yaml:2: ");
  }
}
