package io.github.kindproof.internal.report;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import io.github.kindproof.internal.io.json.JsonText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results as JSON: {@code
 * {"schema","facts":{NAME:TEXT},"steps":[{"step","kubernetes","expected","observed","asExpected",
 * "cause","seconds","title","verdict","evidence"}]}}.
 */
public final class TutorialJson {
  private static final String REMEDY = "give a file that `kindproof tutorial` wrote";

  private static final JsonMapper MAPPER =
      ResultMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

  private TutorialJson() {}

  /**
   * Writes the results in order.
   *
   * @param facts those of {@link RunInfo}
   */
  public static void write(Path file, Map<String, String> facts, List<StepResult> results) {
    WholeFile.write(file, of(facts, results));
  }

  public static List<StepResult> read(Path file) {
    List<Step> steps = ResultMapper.read(MAPPER, file, Document.class, REMEDY).steps();
    for (Step step : steps) {
      if (step.asExpected() != (step.verdict() == Verdict.AS_EXPECTED)) {
        throw new BadInputException(
            file.toString(),
            "step %s is %s and asExpected is %s"
                .formatted(step.step(), step.verdict(), step.asExpected()),
            REMEDY);
      }
    }
    return steps.stream().map(Step::result).toList();
  }

  public static String of(Map<String, String> facts, List<StepResult> results) {
    ObjectNode json = JsonText.object().put("schema", "kindproof-tutorial/1");
    json.setAll(
        (ObjectNode) JsonText.tree(new Document(facts, results.stream().map(Step::of).toList())));
    return JsonText.indented(json);
  }

  record Document(Map<String, String> facts, List<Step> steps) {}

  /** The order of the components is that of the keys in the file. */
  record Step(
      String step,
      String kubernetes,
      String expected,
      String observed,
      boolean asExpected,
      String cause,
      double seconds,
      String title,
      Verdict verdict,
      List<Evidence> evidence) {

    static Step of(StepResult result) {
      return new Step(
          result.step(),
          result.kubernetes(),
          result.expected(),
          result.observed(),
          result.asExpected(),
          result.cause(),
          result.took().toMillis() / 1000.0,
          result.title(),
          result.verdict(),
          result.evidence());
    }

    StepResult result() {
      return new StepResult(
          step,
          title,
          kubernetes,
          expected,
          observed,
          verdict,
          cause,
          Duration.ofMillis(Math.round(seconds * 1000)),
          evidence);
    }
  }
}
