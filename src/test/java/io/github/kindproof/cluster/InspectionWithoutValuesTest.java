package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InspectionWithoutValuesTest {
  /** As containerd shows a container with PASSWORD from a Secret, and $(PASSWORD) in its args. */
  private static final JsonNode INSPECTED =
      JsonText.parse(
              """
              {"info": {
                "config": {"envs": [{"key": "PASSWORD", "value": "planted-k7"}, {"key": "A", "value": "x"}],
                           "args": ["--password=planted-k7", "x"]},
                "runtimeSpec": {"process": {"env": ["PASSWORD=planted-k7", "TOKEN=planted=k8"],
                                            "args": ["serve", "--token", "planted=k8"]}}}}
              """)
          .orElseThrow();

  @Test
  void noValueOfAVariableIsLeft() {
    JsonNode rest = InspectionWithoutValues.of(INSPECTED);
    assertThat(rest.toString()).doesNotContain("planted");
    JsonNode process = rest.path("info").path("runtimeSpec").path("process");
    assertThat(process.path("env").path(0).asString()).isEqualTo("PASSWORD=(left out)");
    assertThat(process.path("args").path(0).asString()).isEqualTo("serve");
    assertThat(rest.path("info").path("config").path("args").path(0).asString())
        .isEqualTo("--password=(left out)");
  }

  @Test
  void aShortValueIsLeftOutOnlyWhereItIsOne() {
    JsonNode config = InspectionWithoutValues.of(INSPECTED).path("info").path("config");
    assertThat(config.path("envs").path(1).path("value").asString()).isEqualTo("(left out)");
    assertThat(config.path("args").path(1).asString()).isEqualTo("x");
  }

  @Test
  void theOriginalStaysAsItIs() {
    InspectionWithoutValues.of(INSPECTED);
    assertThat(INSPECTED.toString()).contains("planted-k7");
  }
}
