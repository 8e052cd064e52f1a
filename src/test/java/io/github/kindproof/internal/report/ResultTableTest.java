package io.github.kindproof.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import io.github.kindproof.internal.progress.Screen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTableTest {
  private static final Screen PLAIN = new Screen(false, false, true);

  @Test
  void stepsAreRowsAndVersionsAreColumns() {
    List<StepResult> results =
        List.of(
            Results.asExpected("10", "v1.34.11"),
            Results.asExpected("2b", "v1.34.11"),
            Results.result(
                "2b",
                "v1.9.0",
                Verdict.DIFFERS,
                "runc create failed: unable to start container process: operation not permitted",
                new Evidence("events", "not shown here"),
                new Evidence(ResultTable.BUNDLE, "target/kindproof/failures/2b")));

    assertThat(ResultTable.of(results, PLAIN, 80))
        .isEqualTo(
            """
            step                                         v1.9.0        v1.34.11
            2b    Run nginx under the violation profile  DIFFERS       as expected
            10    Run nginx under the violation profile  -             as expected

            step 2b on v1.9.0: DIFFERS
              expected  CrashLoopBackOff, never Ready, cause EPERM
              observed  CrashLoopBackOff after 3 restarts
              cause     runc create failed: unable to start container process: operation not
                        permitted
              evidence  target/kindproof/failures/2b

            2 as expected, 1 differs
            """);
  }

  @Test
  void whatWasNotObservedIsNeitherGoodNorBad() {
    List<StepResult> results =
        List.of(Results.result("1", "v1.34.11", Verdict.NOT_OBSERVED, "no space left on device"));
    assertThat(ResultTable.of(results, PLAIN, 80))
        .contains("step 1 on v1.34.11: not observed", "no space left", "1 not observed")
        .doesNotContain("as expected", "DIFFERS");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void noLineIsLongerThanTheTerminalHoweverManyVersions(int columns) {
    String cause = "word ".repeat(40) + "x".repeat(300);
    List<StepResult> results = new ArrayList<>();
    for (int minor = 25; minor < 35; minor++) {
      results.add(Results.result("1", "v1." + minor + ".1", Verdict.DIFFERS, cause));
    }
    String table = ResultTable.of(results, PLAIN, columns);
    assertThat(table.lines()).allMatch(line -> line.length() <= columns);
    assertThat(table).contains("v1.25.1", "v1.34.1");
  }

  @Test
  void colorsOnlyWhereTheyAreWelcome() {
    List<StepResult> results = List.of(Results.asExpected("1", "v1.34.11"));
    assertThat(ResultTable.of(results, new Screen(true, true, true), 80)).contains("\033[32mas ");
    assertThat(ResultTable.of(results, PLAIN, 80)).doesNotContain("\033");
  }

  @Test
  void hostileTextReachesNoTerminal() {
    assertThat(
            ResultTable.of(
                List.of(Results.result("1", "v1", Verdict.DIFFERS, Results.HOSTILE)), PLAIN, 80))
        .doesNotContain("\033", "\0", "\u202e");
  }

  @Test
  void withoutResultsItSaysSo() {
    assertThat(ResultTable.of(List.of(), PLAIN, 80)).isEqualTo("nothing was run\n");
  }
}
