package io.github.kindproof.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class TutorialJsonTest {
  private static final List<StepResult> RESULTS =
      List.of(
          Results.result(
              "6", "v1.34.11", Verdict.DIFFERS, "EPERM", new Evidence("log", Results.HOSTILE)),
          Results.result("6", "v1.24.17", Verdict.NOT_OBSERVED, "no space left on device"),
          Results.asExpected("7", "v1.34.11"));

  private static final Map<String, String> FACTS = Map.of("nodes of v1.34.11", "a stand-in");

  @TempDir Path folder;

  @Test
  void theKeysComeInTheirOrder() throws IOException {
    DocumentedKeys.verify("tutorial", TutorialJson.of(FACTS, RESULTS));
    JsonNode document = new ObjectMapper().readTree(TutorialJson.of(FACTS, RESULTS));

    assertThat(document.propertyNames()).containsExactly("schema", "facts", "steps");
    assertThat(document.get("steps")).hasSize(3);
    JsonNode step = document.get("steps").get(0);
    assertThat(step.propertyNames())
        .containsExactly(
            "step",
            "kubernetes",
            "expected",
            "observed",
            "asExpected",
            "cause",
            "seconds",
            "title",
            "verdict",
            "evidence");
    assertThat(step.get("step").stringValue()).isEqualTo("6");
    assertThat(step.get("asExpected").isBoolean()).isTrue();
    assertThat(step.get("seconds").doubleValue()).isEqualTo(34.901);
  }

  @Test
  void whatWasWrittenIsReadBackEqual() {
    Path results = folder.resolve("target/kindproof");
    Path file = results.resolve("tutorial.json");
    TutorialJson.write(file, FACTS, RESULTS);
    TutorialJson.write(file, FACTS, RESULTS);
    assertThat(TutorialJson.read(file)).isEqualTo(RESULTS);
    assertThat(results.toFile().list()).containsExactly("tutorial.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "asExpected" : false          | "asExpected" : true
          "asExpected" : false          | "asExpected" : "false"
          "seconds" : 34.901            | "seconds" : "34.901"
          "cause" : "EPERM"             | "cause" : null
          "cause" : "EPERM"             | "reason" : "EPERM"
          "verdict" : "DIFFERS"         | "verdict" : "MAYBE"
          "evidence" : [ ]              | "evidence" : [ null ]
          "steps"                       | "results"
          "step" : "7"                  | "step" : "7", "step" : "8"
          ]                             | ] x
          """)
  void anotherShapeIsRefused(String right, String wrong) throws IOException {
    String json = TutorialJson.of(FACTS, RESULTS);
    assertThat(json).contains(right);
    Path file = Files.writeString(folder.resolve("tutorial.json"), json.replace(right, wrong));

    assertThatThrownBy(() -> TutorialJson.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("tutorial.json")
        .hasMessageNotContaining("\n");
  }

  @Test
  void theLineOfTheFaultIsNamed() throws IOException {
    Path file =
        Files.writeString(folder.resolve("tutorial.json"), "{\"facts\": {},\n\"steps\":\n[1]}");
    assertThatThrownBy(() -> TutorialJson.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("tutorial.json:3: ");
  }

  @Test
  void aFileThatIsNotThereIsBadInput() {
    assertThatThrownBy(() -> TutorialJson.read(folder.resolve("none.json")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none.json");
  }
}
